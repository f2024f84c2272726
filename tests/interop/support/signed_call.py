"""A call signed by botocore and sent by requests: the second opinion beside sigcall's own calls."""

import requests
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials


def cognito_credentials(identities, identity_pool_id, provider, id_token):
    """Exchanges an ID token for role credentials through a boto3 cognito-identity client; `provider` is the key of Logins."""
    logins = {provider: id_token}
    identity = identities.get_id(IdentityPoolId=identity_pool_id, Logins=logins)["IdentityId"]
    answer = identities.get_credentials_for_identity(IdentityId=identity, Logins=logins)["Credentials"]
    return Credentials(answer["AccessKeyId"], answer["SecretKey"], answer["SessionToken"])


def signed_headers(method, url, body, credentials, region, headers=()):
    """Returns the headers botocore gives this request, signature included."""
    request = AWSRequest(method=method, url=url, data=body, headers=dict(headers))
    SigV4Auth(credentials, "execute-api", region).add_auth(request)
    return dict(request.headers.items())


def call(method, url, credentials, region, body=b"", headers=()):
    """Signs and sends; returns requests' response."""
    return requests.request(
        method, url, data=body, headers=signed_headers(method, url, body, credentials, region, headers), timeout=10
    )
