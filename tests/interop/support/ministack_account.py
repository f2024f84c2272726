"""The account that the ministack tests use, made with boto3: pool, clients, users, identity pool, role, and a REST API."""

import json
from dataclasses import dataclass

import boto3

from support.ministack import REGION

ROLE = "TestApiReadAccess"
STAGE = "dev"
_TOKENS_OF_ONE_MINUTE = {
    "IdTokenValidity": 1,
    "AccessTokenValidity": 1,
    "TokenValidityUnits": {"IdToken": "minutes", "AccessToken": "minutes"},
}


@dataclass(frozen=True)
class Account:
    """The ids of what was made."""

    url: str
    user_pool_id: str
    client_id: str
    secret_client_id: str
    client_secret: str
    brief_client_id: str
    identity_pool_id: str
    api_id: str

    @property
    def api_url(self):
        """The invoke URL by path. The one by host, `{api}.execute-api.localhost`, needs a resolver that knows `*.localhost`."""
        return f"{self.url}/_aws/execute-api/{self.api_id}/{STAGE}"


class AccountMaker:
    """Makes resources as ministack's root user."""

    def __init__(self, url):
        self._url = url

    def client(self, service):
        """Returns a boto3 client of this account's root user."""
        return boto3.client(
            service,
            endpoint_url=self._url,
            region_name=REGION,
            aws_access_key_id="test",
            aws_secret_access_key="test",
        )

    def make(self, users, newcomers):
        """Makes the account. `users` get permanent passwords, `newcomers` temporary ones (name → password)."""
        pool = self._user_pool()
        plain = self._app_client(pool, "plain")
        secret = self._app_client(pool, "secret", GenerateSecret=True)
        brief = self._app_client(pool, "brief", **_TOKENS_OF_ONE_MINUTE)
        for name, password in users.items():
            self._user(pool, name, password, permanent=True)
        for name, password in newcomers.items():
            self._user(pool, name, password, permanent=False)
        api = self._rest_api(pool)
        role = self._role(api)
        identity_pool = self._identity_pool(pool, [plain, secret, brief], role)
        return Account(
            url=self._url,
            user_pool_id=pool,
            client_id=plain["ClientId"],
            secret_client_id=secret["ClientId"],
            client_secret=secret["ClientSecret"],
            brief_client_id=brief["ClientId"],
            identity_pool_id=identity_pool,
            api_id=api,
        )

    def _user_pool(self):
        return self.client("cognito-idp").create_user_pool(PoolName="interop")["UserPool"]["Id"]

    def _app_client(self, pool, name, **more):
        flows = ["ALLOW_USER_SRP_AUTH", "ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]
        answer = self.client("cognito-idp").create_user_pool_client(
            UserPoolId=pool, ClientName=name, ExplicitAuthFlows=flows, **more
        )
        return answer["UserPoolClient"]

    def _user(self, pool, name, password, permanent):
        users = self.client("cognito-idp")
        users.admin_create_user(
            UserPoolId=pool, Username=name, TemporaryPassword=password, MessageAction="SUPPRESS"
        )
        if permanent:
            users.admin_set_user_password(UserPoolId=pool, Username=name, Password=password, Permanent=True)

    def _identity_pool(self, pool, clients, role):
        identities = self.client("cognito-identity")
        provider = f"cognito-idp.{REGION}.amazonaws.com/{pool}"
        listed = [{"ProviderName": provider, "ClientId": client["ClientId"]} for client in clients]
        made = identities.create_identity_pool(
            IdentityPoolName="interop",
            AllowUnauthenticatedIdentities=False,
            CognitoIdentityProviders=listed,
        )
        identities.set_identity_pool_roles(IdentityPoolId=made["IdentityPoolId"], Roles={"authenticated": role})
        return made["IdentityPoolId"]

    def _role(self, api):
        roles = self.client("iam")
        trust = _policy(
            Effect="Allow",
            Principal={"Federated": "cognito-identity.amazonaws.com"},
            Action="sts:AssumeRoleWithWebIdentity",
        )
        reading = _policy(
            Effect="Allow",
            Action="execute-api:Invoke",
            Resource=f"arn:aws:execute-api:{REGION}:*:{api}/{STAGE}/GET/*",
        )
        made = roles.create_role(RoleName=ROLE, AssumeRolePolicyDocument=trust)
        roles.put_role_policy(RoleName=ROLE, PolicyName="reading", PolicyDocument=reading)
        return made["Role"]["Arn"]

    def _rest_api(self, pool):
        """Makes a REST API: GET and POST on /test and everything below for IAM callers, GET /bearer for the pool's tokens."""
        apis = self.client("apigateway")
        api = apis.create_rest_api(name="interop")["id"]
        root = apis.get_resources(restApiId=api)["items"][0]["id"]
        test = apis.create_resource(restApiId=api, parentId=root, pathPart="test")["id"]
        below = apis.create_resource(restApiId=api, parentId=test, pathPart="{proxy+}")["id"]
        for resource in (test, below):
            for method in ("GET", "POST"):
                self._route(api, resource, method, authorizationType="AWS_IAM")
        bearer = apis.create_resource(restApiId=api, parentId=root, pathPart="bearer")["id"]
        authorizer = self._authorizer(api, pool)
        self._route(api, bearer, "GET", authorizationType="COGNITO_USER_POOLS", authorizerId=authorizer)
        apis.create_deployment(restApiId=api, stageName=STAGE)
        return api

    def _authorizer(self, api, pool):
        arn = self.client("cognito-idp").describe_user_pool(UserPoolId=pool)["UserPool"]["Arn"]
        answer = self.client("apigateway").create_authorizer(
            restApiId=api,
            name="pool",
            type="COGNITO_USER_POOLS",
            providerARNs=[arn],
            identitySource="method.request.header.Authorization",
        )
        return answer["id"]

    def _route(self, api, resource, method, **authorization):
        apis = self.client("apigateway")
        where = {"restApiId": api, "resourceId": resource, "httpMethod": method}
        apis.put_method(**where, **authorization)
        apis.put_method_response(**where, statusCode="200")
        apis.put_integration(**where, type="MOCK", requestTemplates={"application/json": '{"statusCode": 200}'})
        apis.put_integration_response(
            **where, statusCode="200", responseTemplates={"application/json": '{"message": "hello from the gateway"}'}
        )


def _policy(**statement):
    return json.dumps({"Version": "2012-10-17", "Statement": [statement]})
