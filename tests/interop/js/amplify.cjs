// Lets a test call aws-amplify/auth by name; sign-ins and tokens are kept in memory, as Amplify does under Node.
// Arguments of the command line: endpoint, user pool id, client id, identity pool id.
//
// {"call": "signIn", "arguments": [{"username": "alice", "password": "…"}]}
//
// The answer is {"value": …} or {"error": NAME, "message": …}.

// Browsers and newer Nodes have one; without it Amplify cannot name a device, and then silently confirms none.
globalThis.navigator ??= { userAgent: "interop" };

const { Amplify } = require("aws-amplify");
const auth = require("aws-amplify/auth");
const answerLines = require("./lines.cjs");

const [endpoint, userPoolId, userPoolClientId, identityPoolId] = process.argv.slice(2);

Amplify.configure({
  Auth: {
    Cognito: {
      userPoolId,
      userPoolClientId,
      identityPoolId,
      userPoolEndpoint: endpoint,
      identityPoolEndpoint: endpoint,
    },
  },
});

function plain(value) {
  const details = value?.nextStep?.totpSetupDetails;
  if (details) return { ...value, totp: { secret: details.sharedSecret, uri: details.getSetupUri("interop").href } };
  if (value?.sharedSecret) return { secret: value.sharedSecret, uri: value.getSetupUri("interop").href };
  if (value?.tokens) {
    const { idToken, accessToken } = value.tokens;
    return { ...value, tokens: { idToken: idToken.toString(), accessToken: accessToken.toString() } };
  }
  return value ?? null;
}

answerLines(async ({ call, arguments: given }) => {
  try {
    return { value: plain(await auth[call](...given)) };
  } catch (error) {
    return { error: error.name, message: error.message };
  }
});
