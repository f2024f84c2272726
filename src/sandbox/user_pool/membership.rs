//! Membership: what a user's groups come to in a token (Amazon Cognito Developer Guide, "Adding groups to a user pool").

use crate::sandbox::scenario::{Group, Scenario};

/// A user's groups and roles in the order of the claims.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Membership {
    /// The claim `cognito:groups`: groups with a role first, the better precedence before the worse.
    pub(super) groups: Vec<String>,
    /// The claim `cognito:roles`: the ARNs of the roles of those groups that have one, in the same order.
    pub(super) roles: Vec<String>,
    /// The claim `cognito:preferred_role`.
    pub(super) preferred_role: Option<String>,
}

impl Membership {
    /// Returns what the named groups of a scenario come to.
    pub(super) fn of(scenario: &Scenario, names: &[String]) -> Self {
        let mut groups: Vec<(&String, &Group)> = names
            .iter()
            .filter_map(|name| scenario.groups.get_key_value(name))
            .collect();
        groups.sort_by_key(|(name, group)| (group.role.is_none(), rank(group), *name));
        let with_role: Vec<(u64, String)> = groups
            .iter()
            .filter_map(|(_, group)| Some((rank(group), scenario.role_arn(group.role.as_ref()?))))
            .collect();
        Self {
            groups: groups.iter().map(|(name, _)| (*name).clone()).collect(),
            preferred_role: preferred(&with_role),
            roles: with_role.into_iter().map(|(_, role)| role).collect(),
        }
    }
}

/// The best role, unless several groups are best and disagree. The roles come best first.
fn preferred(roles: &[(u64, String)]) -> Option<String> {
    let (best_rank, best_role) = roles.first()?;
    roles
        .iter()
        .take_while(|(rank, _)| rank == best_rank)
        .all(|(_, role)| role == best_role)
        .then(|| best_role.clone())
}

/// A group without precedence comes after every group with one.
fn rank(group: &Group) -> u64 {
    group.precedence.map_or(u64::MAX, u64::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    const GROUPS: &str = r#"
        [groups.readers]
        precedence = 2
        role = "Read"
        [groups.writers]
        precedence = 1
        role = "Write"
        [groups.owners]
        precedence = 1
        role = "Own"
        [groups.editors]
        precedence = 1
        role = "Write"
        [groups.late]
        role = "Read"
        [groups.fans]
        precedence = 0
        [roles.Read]
        [roles.Write]
        [roles.Own]
        path = "/team/"
        [api]
        id = "a"
        kind = "rest"
        stage = "prod"
        route = []
    "#;

    fn membership(names: &[&str]) -> Membership {
        let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        Membership::of(&Scenario::parse(GROUPS).unwrap(), &names)
    }

    const READ: &str = "arn:aws:iam::123456789012:role/Read";
    const WRITE: &str = "arn:aws:iam::123456789012:role/Write";
    const OWN: &str = "arn:aws:iam::123456789012:role/team/Own";

    #[test]
    fn groups_and_roles_stand_in_the_order_of_precedence_groups_without_role_last() {
        let membership = membership(&["late", "fans", "readers", "writers"]);
        assert_eq!(membership.groups, ["writers", "readers", "late", "fans"]);
        assert_eq!(membership.roles, [WRITE, READ, READ]);
    }

    #[test]
    fn the_smallest_precedence_gives_the_preferred_role() {
        assert_eq!(
            membership(&["readers", "writers"])
                .preferred_role
                .as_deref(),
            Some(WRITE)
        );
        assert_eq!(
            membership(&["late", "readers"]).preferred_role.as_deref(),
            Some(READ)
        );
    }

    #[test]
    fn a_tie_prefers_a_role_only_where_both_groups_have_the_same() {
        let same = membership(&["writers", "editors", "readers"]);
        assert_eq!(same.preferred_role.as_deref(), Some(WRITE));
        let different = membership(&["writers", "owners", "readers"]);
        assert_eq!(different.preferred_role, None);
        assert_eq!(different.roles, [OWN, WRITE, READ]);
    }

    #[test]
    fn groups_without_role_give_none() {
        let membership = membership(&["fans"]);
        assert_eq!(membership.groups, ["fans"]);
        assert!(membership.roles.is_empty());
        assert_eq!(membership.preferred_role, None);
    }
}
