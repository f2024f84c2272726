//! The second factor of who signs in by managed login: asked and judged as at the user pool's own API, without tokens at
//! the end.

use subtle::ConstantTimeEq;

use crate::sandbox::accounts::Account;
use crate::sandbox::accounts::{CodeJudgement, Question};
use crate::sandbox::aws_json::ServiceError;
use crate::sandbox::outbox::Medium;
use crate::sandbox::scenario::SecondFactor;
use crate::sandbox::user_pool::sign_in::{self, Attempt};
use crate::sandbox::world::World;

/// A second factor that a user was asked for.
pub(in crate::sandbox) struct AskedFactor {
    /// What the answer must bring.
    pub(in crate::sandbox) session: String,
    /// Where the code was sent, masked; nothing where an authenticator app shows it.
    pub(in crate::sandbox) sent_to: Option<String>,
}

/// What comes of a code.
pub(in crate::sandbox) enum Judged {
    /// The user with this internal name is who they say.
    Right(String),
    /// They may try again, told this.
    TryAgain(AskedFactor, ServiceError),
    /// They must begin again.
    Over,
}

/// Asks a user who proved their password for the preferred second factor, else the first; returns nothing where they need
/// none. Fails where they must set one up, which managed login of the sandbox does not offer.
pub(in crate::sandbox) fn ask_second_factor(
    world: &World,
    account: &Account,
) -> Result<Option<AskedFactor>, ServiceError> {
    let factors = &account.factors;
    let factor = match (factors.preferred, factors.second.as_slice()) {
        (_, []) if factors.required => {
            return Err(ServiceError::not_authorized(
                "A second factor must be set up first, which cannot be done on this page.",
            ));
        }
        (_, []) => return Ok(None),
        (Some(preferred), _) => preferred,
        (None, [first, ..]) => *first,
    };
    let attempt = Attempt {
        account: account.clone(),
        device_key: None,
    };
    let asked = sign_in::ask_second_factor(world, &attempt, factor)?;
    let session = asked["Session"].as_str().unwrap_or_default().to_owned();
    Ok(Some(AskedFactor {
        session,
        sent_to: factor.medium().map(|medium| masked(account, medium)),
    }))
}

/// Judges the code that answers a second factor.
pub(in crate::sandbox) fn judge_second_factor(world: &World, session: &str, code: &str) -> Judged {
    let now = world.clock.epoch_seconds();
    let Ok(challenge) = world.challenges.look(session, now) else {
        return Judged::Over;
    };
    let Some(account) = world.accounts.named(&challenge.username) else {
        return Judged::Over;
    };
    let (judgement, sent_to) = match (&challenge.question, &account.factors.totp) {
        (Question::Code(sent), _) if sent.new_email.is_none() => {
            let is_right: bool = sent.code.reveal().as_bytes().ct_eq(code.as_bytes()).into();
            let medium = [SecondFactor::Sms, SecondFactor::Email]
                .into_iter()
                .find(|factor| factor.name() == sent.challenge)
                .and_then(SecondFactor::medium);
            let Some(medium) = medium else {
                return Judged::Over;
            };
            let judgement = if is_right {
                CodeJudgement::Right
            } else {
                CodeJudgement::Wrong
            };
            (judgement, Some(masked(&account, medium)))
        }
        (Question::SoftwareToken, Some(key)) => {
            let judgement = world.accounts.judge_totp(&account.name, key, code, now);
            (judgement, None)
        }
        _ => return Judged::Over,
    };
    let refusal = match judgement {
        CodeJudgement::Right => {
            return match world.challenges.take(session, now) {
                Ok(_) => Judged::Right(account.name),
                Err(_) => Judged::Over,
            };
        }
        CodeJudgement::Wrong => {
            world.challenges.note_wrong_code(session);
            sign_in::code_mismatch()
        }
        CodeJudgement::UsedBefore => sign_in::code_used_before(),
    };
    let asked = AskedFactor {
        session: session.to_owned(),
        sent_to,
    };
    Judged::TryAgain(asked, refusal)
}

fn masked(account: &Account, medium: Medium) -> String {
    let address = account.attributes.get(medium.attribute());
    medium.masked(address.map_or("", String::as_str))
}
