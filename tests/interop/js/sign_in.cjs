// Signs one user in with amazon-cognito-identity-js (SRP) and says in one line of JSON how it ended.
// Standard input: {endpoint, userPoolId, clientId, username, password, newPassword?}.

const { readFileSync } = require("node:fs");
const { AuthenticationDetails, CognitoUser, CognitoUserPool } = require("amazon-cognito-identity-js");

const task = JSON.parse(readFileSync(0, "utf8"));
const pool = new CognitoUserPool({ UserPoolId: task.userPoolId, ClientId: task.clientId, endpoint: task.endpoint });
const user = new CognitoUser({ Username: task.username, Pool: pool });
const details = new AuthenticationDetails({ Username: task.username, Password: task.password });

let askedForNewPassword = false;

function say(outcome) {
  process.stdout.write(JSON.stringify({ askedForNewPassword, ...outcome }) + "\n");
}

const callbacks = {
  onSuccess: (session) =>
    say({
      outcome: "tokens",
      idToken: session.getIdToken().getJwtToken(),
      accessToken: session.getAccessToken().getJwtToken(),
      refreshToken: session.getRefreshToken().getToken(),
    }),
  onFailure: (error) => say({ outcome: "refused", code: error.code ?? error.name, message: error.message }),
  newPasswordRequired: () => {
    askedForNewPassword = true;
    if (task.newPassword) {
      user.completeNewPasswordChallenge(task.newPassword, {}, callbacks);
    } else {
      say({ outcome: "new-password-required" });
    }
  },
};

user.authenticateUser(details, callbacks);
