//! Runs a plan: every user signs in once, then the cases run side by side. Results keep the plan's order.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Semaphore;
use tokio::task::{JoinSet, LocalSet};

use crate::call::{CallError, Caller};
use crate::clock::Clock;
use crate::config::Auth;

use super::check::check;
use super::plan::{Case, Plan};
use super::result::{Outcome, RowResult, SuiteResult};
use super::spec::SuiteUser;

/// How many calls are under way at a time unless the user says otherwise.
pub const DEFAULT_JOBS: usize = 8;

/// Runs `plan` with at most `jobs` calls under way at a time; `caller_of` makes the caller for a column.
///
/// A user who cannot sign in breaks that user's cases and no others.
pub async fn run(
    plan: &Plan,
    caller_of: impl FnMut(&SuiteUser) -> Result<Caller, CallError>,
    jobs: usize,
    clock: Clock,
) -> SuiteResult {
    let started = clock.now();
    let callers = plan.columns.iter().map(caller_of).enumerate();
    let signing_in = callers.map(|(column, caller)| sign_in(caller, auths(plan, column)));
    let users = in_parallel(jobs, signing_in).await;

    let cases = plan.rows.iter().flat_map(|row| {
        let cells = row.cases.iter().zip(&users);
        cells.map(|(case, user)| call(case.clone(), user.clone()))
    });
    let mut outcomes = in_parallel(jobs, cases).await.into_iter();

    SuiteResult {
        name: plan.name.clone(),
        columns: plan.columns.iter().map(|user| user.name.clone()).collect(),
        rows: plan
            .rows
            .iter()
            .map(|row| RowResult {
                label: row.label.clone(),
                cells: outcomes.by_ref().take(row.cases.len()).collect(),
            })
            .collect(),
        // A clock that is set back while the suite runs makes it last no time.
        elapsed: clock
            .now()
            .duration_since(started)
            .unwrap_or(Duration::ZERO),
    }
}

/// A user after signing in.
#[derive(Debug, Clone)]
struct SignedIn {
    caller: Result<Caller, Arc<CallError>>,
    failed: Vec<(Auth, Arc<CallError>)>,
}

/// Returns the ways in which a column's calls are authorized, each once. Tokens come first: credentials are had with
/// them.
fn auths(plan: &Plan, column: usize) -> Vec<Auth> {
    let cases = plan.rows.iter().filter_map(|row| row.cases.get(column));
    let used: Vec<Auth> = cases.flatten().map(|case| case.auth).collect();
    [Auth::IdToken, Auth::AccessToken, Auth::Iam, Auth::None]
        .into_iter()
        .filter(|auth| used.contains(auth))
        .collect()
}

/// A refused password is not tried again for the next way of authorizing: Cognito locks a user out who fails too often
/// (Amazon Cognito Developer Guide, "Lockout behavior for failed sign-in attempts").
async fn sign_in(caller: Result<Caller, CallError>, auths: Vec<Auth>) -> SignedIn {
    let mut failed: Vec<(Auth, Arc<CallError>)> = Vec::new();
    if let Ok(caller) = &caller {
        for auth in auths {
            let prepared = match failed.last() {
                Some((_, error)) if auth != Auth::None => Err(Arc::clone(error)),
                _ => caller.prepare(auth).await.map_err(Arc::new),
            };
            failed.extend(prepared.err().map(|error| (auth, error)));
        }
    }
    SignedIn {
        caller: caller.map_err(Arc::new),
        failed,
    }
}

async fn call(case: Option<Case>, user: SignedIn) -> Outcome {
    let Some(case) = case else {
        return Outcome::NotRun;
    };
    if let Some((_, error)) = user.failed.iter().find(|(auth, _)| *auth == case.auth) {
        return Outcome::Broken(Arc::clone(error));
    }
    let caller = match user.caller {
        Ok(caller) => caller,
        Err(error) => return Outcome::Broken(error),
    };
    match caller.call(&case.request, case.auth).await {
        Ok(response) => check(&case.expected, &response),
        Err(error) => Outcome::Broken(Arc::new(error)),
    }
}

/// Runs `tasks`, at most `jobs` at a time and begun in their order; returns their outputs in their order. All of them
/// stay on this thread: a prompt for a password belongs to one.
async fn in_parallel<T: 'static>(
    jobs: usize,
    tasks: impl Iterator<Item = impl Future<Output = T> + 'static>,
) -> Vec<T> {
    let permits = Arc::new(Semaphore::new(jobs.max(1)));
    let thread = LocalSet::new();
    let mut running = JoinSet::new();
    for (index, task) in tasks.enumerate() {
        let permits = Arc::clone(&permits);
        let in_turn = async move {
            // The semaphore is never closed, and hands out its permits in the order of asking.
            let _permit = permits.acquire().await;
            (index, task.await)
        };
        running.spawn_local_on(in_turn, &thread);
    }
    let mut done = thread.run_until(running.join_all()).await;
    done.sort_by_key(|(index, _)| *index);
    done.into_iter().map(|(_, output)| output).collect()
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    fn run_to_end<T>(future: impl Future<Output = T>) -> T {
        tokio::runtime::Builder::new_current_thread()
            .build()
            .unwrap()
            .block_on(future)
    }

    /// Runs twenty tasks, the first of which end last, and returns their outputs and how many ran at once.
    fn twenty(jobs: usize) -> (Vec<usize>, usize) {
        let running = Arc::new(AtomicUsize::new(0));
        let most = Arc::new(AtomicUsize::new(0));
        let tasks = (0..20).map(|index| {
            let (running, most) = (Arc::clone(&running), Arc::clone(&most));
            async move {
                most.fetch_max(running.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                for _ in index..20 {
                    tokio::task::yield_now().await;
                }
                running.fetch_sub(1, Ordering::SeqCst);
                index
            }
        });
        let outputs = run_to_end(in_parallel(jobs, tasks));
        let most = most.load(Ordering::SeqCst);
        (outputs, most)
    }

    #[test]
    fn outputs_keep_the_order_of_the_tasks_whichever_ends_first() {
        for jobs in [0, 1, 3, 8, 100] {
            assert_eq!(twenty(jobs).0, (0..20).collect::<Vec<_>>());
        }
    }

    #[test]
    fn no_more_than_the_jobs_allowed_are_under_way_and_no_fewer_where_there_is_work() {
        assert_eq!(twenty(0).1, 1);
        assert_eq!(twenty(1).1, 1);
        assert_eq!(twenty(8).1, 8);
        assert_eq!(twenty(100).1, 20);
    }
}
