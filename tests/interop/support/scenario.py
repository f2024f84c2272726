"""Scenarios made of another: the same world with more people like those in it, or with other settings."""

import copy
import tomllib

import tomli_w

from support.paths import PROJECT

EVERY_SIGN_IN = PROJECT / "examples" / "every-sign-in.toml"


def variant(folder, twins=(), client=(), user_pool=(), changes=()):
    """Writes examples/every-sign-in.toml anew into `folder` and returns the file.

    `twins` has, by user, the names of others who are the same but for the name and get `NAME-Passw0rd!` for a password;
    `client` and `user_pool` have settings by key; `changes` has, by user (or twin), settings by key.
    """
    scenario = tomllib.loads(EVERY_SIGN_IN.read_text(encoding="utf-8"))
    users = {user["name"]: user for user in scenario["user"]}
    for original, names in dict(twins).items():
        for name in names:
            users[name] = copy.deepcopy(users[original]) | {"name": name, "password": password(name)}
    for name, settings in dict(changes).items():
        users[name] |= settings
    scenario["user"] = list(users.values())
    scenario["client"] |= dict(client)
    scenario["user_pool"] |= dict(user_pool)
    written = folder / "scenario.toml"
    written.write_text(tomli_w.dumps(scenario), encoding="utf-8")
    return written


def password(twin):
    """Returns the password of a twin."""
    return f"{twin}-Passw0rd!"
