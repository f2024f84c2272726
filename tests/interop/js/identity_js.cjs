// Lets a test call amazon-cognito-identity-js: a CognitoUser's methods by name, on the user who was named last.
// Arguments of the command line: endpoint, user pool id, client id.
//
// {"call": "new", "arguments": ["alice", "USER_SRP_AUTH"]}      makes a user, of a browser with a storage of its own
// {"call": "again", "arguments": ["alice", "USER_SRP_AUTH"]}    makes a user of the same browser
// {"call": "stored", "arguments": ["deviceKey", "…"]}           tells, or changes, what the browser keeps of the user
// {"call": "sendMFACode", "arguments": ["123456", "@callbacks", "SMS_MFA"]}
//
// "@callbacks" stands for the object of callbacks, "@callback" for a function (error, result), {"@details": {…}} for
// AuthenticationDetails, "@refreshToken" for the session's. The answer is {"event": NAME, "arguments": […]} of the first
// callback that is called, or {"event": "onFailure", "code", "message"}.

const { AuthenticationDetails, CognitoUser, CognitoUserPool } = require("amazon-cognito-identity-js");
const answerLines = require("./lines.cjs");

const [endpoint, UserPoolId, ClientId] = process.argv.slice(2);

let storage = null;
let user = null;

class Storage {
  items = new Map();
  getItem = (key) => this.items.get(key) ?? null;
  setItem = (key, value) => this.items.set(key, value);
  removeItem = (key) => this.items.delete(key);
  clear = () => this.items.clear();
}

function named(username, flow) {
  const Pool = new CognitoUserPool({ UserPoolId, ClientId, endpoint, Storage: storage });
  user = new CognitoUser({ Username: username, Pool, Storage: storage });
  user.setAuthenticationFlowType(flow);
}

function stored(name, value) {
  const [key] = [...storage.items.keys()].filter((key) => key.endsWith("." + name));
  if (key && value !== undefined) storage.setItem(key, value);
  return { event: "stored", arguments: [key ? storage.getItem(key) : null] };
}

function plain(value) {
  if (!value?.getIdToken) return value ?? null;
  return {
    idToken: value.getIdToken().getJwtToken(),
    accessToken: value.getAccessToken().getJwtToken(),
    refreshToken: value.getRefreshToken().getToken(),
  };
}

const happened = (event, ...values) => ({ event, arguments: values.map(plain) });
const failed = (error) => ({ event: "onFailure", code: error.code ?? error.name, message: error.message });

function meant(argument, resolve) {
  if (argument === "@callback") {
    return (error, result) => resolve(error ? failed(error) : happened("onSuccess", result));
  }
  if (argument === "@callbacks") {
    const calledBack = (event) => (event === "onFailure" ? failed : happened.bind(null, event));
    return new Proxy({}, { get: (_, event) => (...values) => resolve(calledBack(event)(...values)) });
  }
  if (argument === "@refreshToken") return user.getSignInUserSession().getRefreshToken();
  if (argument?.["@details"]) return new AuthenticationDetails(argument["@details"]);
  return argument;
}

answerLines(({ call, arguments: given }) => {
  if (call === "new") storage = new Storage();
  if (call === "new" || call === "again") {
    named(...given);
    return { event: call };
  }
  if (call === "stored") return stored(...given);
  return new Promise((resolve) => user[call](...given.map((argument) => meant(argument, resolve))));
});
