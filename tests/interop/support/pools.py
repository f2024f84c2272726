"""The sandbox's pools as boto3 and pycognito see them; nothing is signed, since nothing of a user's is."""

import boto3
import requests
from botocore import UNSIGNED
from botocore.config import Config
from pycognito import Cognito

_UNSIGNED = Config(signature_version=UNSIGNED)


def user_pool(world):
    """Returns a boto3 client of the user pool."""
    return boto3.client("cognito-idp", endpoint_url=world.url, region_name=world.region, config=_UNSIGNED)


def identity_pool(world):
    """Returns a boto3 client of the identity pool."""
    return boto3.client("cognito-identity", endpoint_url=world.url, region_name=world.region, config=_UNSIGNED)


def issuer(world):
    """Returns the `iss` that the pool's tokens have, as those of any pool."""
    return f"https://cognito-idp.{world.region}.amazonaws.com/{world.user_pool_id}"


def pycognito(world, user):
    """Returns pycognito's client of one user, which verifies every token it gets against the sandbox's JWKS."""
    cognito = Cognito(
        world.user_pool_id,
        world.client_id,
        username=user,
        botocore_config=_UNSIGNED,
        boto3_client_kwargs={"endpoint_url": world.url},
    )
    cognito.pool_domain_url = issuer(world).rpartition("/")[0]
    cognito.pool_jwk = requests.get(f"{world.url}/{world.user_pool_id}/.well-known/jwks.json", timeout=10).json()
    return cognito


def verified(world, id_token, access_token):
    """Returns the claims of both tokens once pycognito has verified them against the sandbox's JWKS."""
    reader = pycognito(world, None)
    reader.id_token, reader.access_token = id_token, access_token
    reader.verify_tokens()
    return reader.id_claims, reader.access_claims
