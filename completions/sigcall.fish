# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_sigcall_global_optspecs
    string join \n profile= as= config= region= sandbox no-input v/verbose q/quiet color= h/help V/version
end

function __fish_sigcall_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_sigcall_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_sigcall_using_subcommand
    set -l cmd (__fish_sigcall_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c sigcall -n "__fish_sigcall_needs_command" -l profile -d 'Profile of the configuration file' -r
complete -c sigcall -n "__fish_sigcall_needs_command" -l as -d 'User whose session to use [default: the profile\'s username, else who signed in last]' -r
complete -c sigcall -n "__fish_sigcall_needs_command" -l config -d 'Configuration file to read instead of the default one' -r -F
complete -c sigcall -n "__fish_sigcall_needs_command" -l region -d 'AWS region; wins over the region in the pool\'s id' -r
complete -c sigcall -n "__fish_sigcall_needs_command" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Even when not on a terminal'
never\t'Not even on a terminal'"
complete -c sigcall -n "__fish_sigcall_needs_command" -l sandbox -d 'Use an embedded stand-in for AWS that lives as long as this command'
complete -c sigcall -n "__fish_sigcall_needs_command" -l no-input -d 'Never ask; fail with exit status 3 instead'
complete -c sigcall -n "__fish_sigcall_needs_command" -s v -l verbose -d 'Show requests and responses on stderr, secrets redacted; -vv adds Cognito\'s and the canonical request'
complete -c sigcall -n "__fish_sigcall_needs_command" -s q -l quiet -d 'Print neither status messages nor warnings'
complete -c sigcall -n "__fish_sigcall_needs_command" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c sigcall -n "__fish_sigcall_needs_command" -s V -l version -d 'Print version'
complete -c sigcall -n "__fish_sigcall_needs_command" -f -a "login" -d 'Sign in, take the role\'s credentials, and keep the session'
complete -c sigcall -n "__fish_sigcall_needs_command" -f -a "logout" -d 'Revoke the refresh token and remove the session'
complete -c sigcall -n "__fish_sigcall_needs_command" -f -a "password" -d 'Reset a forgotten password, or change one'
complete -c sigcall -n "__fish_sigcall_needs_command" -f -a "get" -d 'Send a signed GET request'
complete -c sigcall -n "__fish_sigcall_needs_command" -f -a "post" -d 'Send a signed POST request'
complete -c sigcall -n "__fish_sigcall_needs_command" -f -a "put" -d 'Send a signed PUT request'
complete -c sigcall -n "__fish_sigcall_needs_command" -f -a "patch" -d 'Send a signed PATCH request'
complete -c sigcall -n "__fish_sigcall_needs_command" -f -a "delete" -d 'Send a signed DELETE request'
complete -c sigcall -n "__fish_sigcall_needs_command" -f -a "head" -d 'Send a signed HEAD request'
complete -c sigcall -n "__fish_sigcall_needs_command" -f -a "options" -d 'Send a signed OPTIONS request'
complete -c sigcall -n "__fish_sigcall_needs_command" -f -a "request" -d 'Send a signed request with any method'
complete -c sigcall -n "__fish_sigcall_needs_command" -f -a "test" -d 'Run smoke suites: every user against every route'
complete -c sigcall -n "__fish_sigcall_needs_command" -f -a "sandbox" -d 'Serve a stand-in for Cognito and API Gateway on one loopback port'
complete -c sigcall -n "__fish_sigcall_needs_command" -f -a "generate" -d 'Write what is generated from the command line\'s definition'
complete -c sigcall -n "__fish_sigcall_needs_command" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c sigcall -n "__fish_sigcall_using_subcommand login" -l flow -d 'Sign-in flow: srp, password, user-auth, custom or web [default: srp]' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand login" -l identity-provider -d 'Identity provider to begin at in the browser, by its name in the pool: SAML, OIDC or social' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand login" -l browser-timeout -d 'How long to wait for the browser [default: 300]' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand login" -l first-factor -d 'What to show first with --flow user-auth: password, password-srp, email-otp or sms-otp' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand login" -l mfa -d 'Second factor to use, or to set up, where the pool offers several: sms, totp or email' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand login" -l mfa-code -d 'One-time code, for the first question that wants one' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand login" -l answer -d 'Answer to the pool\'s own question, mostly ANSWER=VALUE (can be repeated, one a round, in order)' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand login" -l attribute -d 'Attribute to set where the pool requires it with a new password (can be repeated)' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand login" -l role -d 'Role to take: an ARN, a role name, or a group name' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand login" -l profile -d 'Profile of the configuration file' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand login" -l as -d 'User whose session to use [default: the profile\'s username, else who signed in last]' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand login" -l config -d 'Configuration file to read instead of the default one' -r -F
complete -c sigcall -n "__fish_sigcall_using_subcommand login" -l region -d 'AWS region; wins over the region in the pool\'s id' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand login" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Even when not on a terminal'
never\t'Not even on a terminal'"
complete -c sigcall -n "__fish_sigcall_using_subcommand login" -l web -d 'Sign in with the browser, the same as --flow web'
complete -c sigcall -n "__fish_sigcall_using_subcommand login" -l no-browser -d 'Open no browser: print the address, and read the one at which a browser elsewhere ends'
complete -c sigcall -n "__fish_sigcall_using_subcommand login" -l password-stdin -d 'Read the password from a line of stdin'
complete -c sigcall -n "__fish_sigcall_using_subcommand login" -l new-password-stdin -d 'Read the new password, where one is required, from a line of stdin (after the password\'s, if both are given)'
complete -c sigcall -n "__fish_sigcall_using_subcommand login" -l totp-secret-stdin -d 'Read the secret of the authenticator app (Base32) from a line of stdin (after the passwords\', if given)'
complete -c sigcall -n "__fish_sigcall_using_subcommand login" -l remember-device -d 'Have the pool remember this device, so that it need not ask for the second factor again'
complete -c sigcall -n "__fish_sigcall_using_subcommand login" -l sandbox -d 'Use an embedded stand-in for AWS that lives as long as this command'
complete -c sigcall -n "__fish_sigcall_using_subcommand login" -l no-input -d 'Never ask; fail with exit status 3 instead'
complete -c sigcall -n "__fish_sigcall_using_subcommand login" -s v -l verbose -d 'Show requests and responses on stderr, secrets redacted; -vv adds Cognito\'s and the canonical request'
complete -c sigcall -n "__fish_sigcall_using_subcommand login" -s q -l quiet -d 'Print neither status messages nor warnings'
complete -c sigcall -n "__fish_sigcall_using_subcommand login" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c sigcall -n "__fish_sigcall_using_subcommand logout" -l profile -d 'Profile of the configuration file' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand logout" -l as -d 'User whose session to use [default: the profile\'s username, else who signed in last]' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand logout" -l config -d 'Configuration file to read instead of the default one' -r -F
complete -c sigcall -n "__fish_sigcall_using_subcommand logout" -l region -d 'AWS region; wins over the region in the pool\'s id' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand logout" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Even when not on a terminal'
never\t'Not even on a terminal'"
complete -c sigcall -n "__fish_sigcall_using_subcommand logout" -l global -d 'Sign the user out everywhere'
complete -c sigcall -n "__fish_sigcall_using_subcommand logout" -l all -d 'Sign out every user of the profile'
complete -c sigcall -n "__fish_sigcall_using_subcommand logout" -l web -d 'End the browser\'s own session at the pool as well'
complete -c sigcall -n "__fish_sigcall_using_subcommand logout" -l no-browser -d 'Open no browser for --web: print the address'
complete -c sigcall -n "__fish_sigcall_using_subcommand logout" -l sandbox -d 'Use an embedded stand-in for AWS that lives as long as this command'
complete -c sigcall -n "__fish_sigcall_using_subcommand logout" -l no-input -d 'Never ask; fail with exit status 3 instead'
complete -c sigcall -n "__fish_sigcall_using_subcommand logout" -s v -l verbose -d 'Show requests and responses on stderr, secrets redacted; -vv adds Cognito\'s and the canonical request'
complete -c sigcall -n "__fish_sigcall_using_subcommand logout" -s q -l quiet -d 'Print neither status messages nor warnings'
complete -c sigcall -n "__fish_sigcall_using_subcommand logout" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c sigcall -n "__fish_sigcall_using_subcommand password; and not __fish_seen_subcommand_from reset change help" -l profile -d 'Profile of the configuration file' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand password; and not __fish_seen_subcommand_from reset change help" -l as -d 'User whose session to use [default: the profile\'s username, else who signed in last]' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand password; and not __fish_seen_subcommand_from reset change help" -l config -d 'Configuration file to read instead of the default one' -r -F
complete -c sigcall -n "__fish_sigcall_using_subcommand password; and not __fish_seen_subcommand_from reset change help" -l region -d 'AWS region; wins over the region in the pool\'s id' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand password; and not __fish_seen_subcommand_from reset change help" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Even when not on a terminal'
never\t'Not even on a terminal'"
complete -c sigcall -n "__fish_sigcall_using_subcommand password; and not __fish_seen_subcommand_from reset change help" -l sandbox -d 'Use an embedded stand-in for AWS that lives as long as this command'
complete -c sigcall -n "__fish_sigcall_using_subcommand password; and not __fish_seen_subcommand_from reset change help" -l no-input -d 'Never ask; fail with exit status 3 instead'
complete -c sigcall -n "__fish_sigcall_using_subcommand password; and not __fish_seen_subcommand_from reset change help" -s v -l verbose -d 'Show requests and responses on stderr, secrets redacted; -vv adds Cognito\'s and the canonical request'
complete -c sigcall -n "__fish_sigcall_using_subcommand password; and not __fish_seen_subcommand_from reset change help" -s q -l quiet -d 'Print neither status messages nor warnings'
complete -c sigcall -n "__fish_sigcall_using_subcommand password; and not __fish_seen_subcommand_from reset change help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c sigcall -n "__fish_sigcall_using_subcommand password; and not __fish_seen_subcommand_from reset change help" -f -a "reset" -d 'Set a new password with a code that Cognito sends, where the old one is forgotten or must be reset'
complete -c sigcall -n "__fish_sigcall_using_subcommand password; and not __fish_seen_subcommand_from reset change help" -f -a "change" -d 'Change the password of a user who is signed in'
complete -c sigcall -n "__fish_sigcall_using_subcommand password; and not __fish_seen_subcommand_from reset change help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c sigcall -n "__fish_sigcall_using_subcommand password; and __fish_seen_subcommand_from reset" -l code -d 'Code that was sent before; without it one is sent now, and asked for' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand password; and __fish_seen_subcommand_from reset" -l profile -d 'Profile of the configuration file' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand password; and __fish_seen_subcommand_from reset" -l as -d 'User whose session to use [default: the profile\'s username, else who signed in last]' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand password; and __fish_seen_subcommand_from reset" -l config -d 'Configuration file to read instead of the default one' -r -F
complete -c sigcall -n "__fish_sigcall_using_subcommand password; and __fish_seen_subcommand_from reset" -l region -d 'AWS region; wins over the region in the pool\'s id' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand password; and __fish_seen_subcommand_from reset" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Even when not on a terminal'
never\t'Not even on a terminal'"
complete -c sigcall -n "__fish_sigcall_using_subcommand password; and __fish_seen_subcommand_from reset" -l new-password-stdin -d 'Read the new password from a line of stdin'
complete -c sigcall -n "__fish_sigcall_using_subcommand password; and __fish_seen_subcommand_from reset" -l sandbox -d 'Use an embedded stand-in for AWS that lives as long as this command'
complete -c sigcall -n "__fish_sigcall_using_subcommand password; and __fish_seen_subcommand_from reset" -l no-input -d 'Never ask; fail with exit status 3 instead'
complete -c sigcall -n "__fish_sigcall_using_subcommand password; and __fish_seen_subcommand_from reset" -s v -l verbose -d 'Show requests and responses on stderr, secrets redacted; -vv adds Cognito\'s and the canonical request'
complete -c sigcall -n "__fish_sigcall_using_subcommand password; and __fish_seen_subcommand_from reset" -s q -l quiet -d 'Print neither status messages nor warnings'
complete -c sigcall -n "__fish_sigcall_using_subcommand password; and __fish_seen_subcommand_from reset" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c sigcall -n "__fish_sigcall_using_subcommand password; and __fish_seen_subcommand_from change" -l profile -d 'Profile of the configuration file' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand password; and __fish_seen_subcommand_from change" -l as -d 'User whose session to use [default: the profile\'s username, else who signed in last]' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand password; and __fish_seen_subcommand_from change" -l config -d 'Configuration file to read instead of the default one' -r -F
complete -c sigcall -n "__fish_sigcall_using_subcommand password; and __fish_seen_subcommand_from change" -l region -d 'AWS region; wins over the region in the pool\'s id' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand password; and __fish_seen_subcommand_from change" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Even when not on a terminal'
never\t'Not even on a terminal'"
complete -c sigcall -n "__fish_sigcall_using_subcommand password; and __fish_seen_subcommand_from change" -l password-stdin -d 'Read the old password from a line of stdin'
complete -c sigcall -n "__fish_sigcall_using_subcommand password; and __fish_seen_subcommand_from change" -l new-password-stdin -d 'Read the new password from a line of stdin (after the old one\'s, if both are given)'
complete -c sigcall -n "__fish_sigcall_using_subcommand password; and __fish_seen_subcommand_from change" -l sandbox -d 'Use an embedded stand-in for AWS that lives as long as this command'
complete -c sigcall -n "__fish_sigcall_using_subcommand password; and __fish_seen_subcommand_from change" -l no-input -d 'Never ask; fail with exit status 3 instead'
complete -c sigcall -n "__fish_sigcall_using_subcommand password; and __fish_seen_subcommand_from change" -s v -l verbose -d 'Show requests and responses on stderr, secrets redacted; -vv adds Cognito\'s and the canonical request'
complete -c sigcall -n "__fish_sigcall_using_subcommand password; and __fish_seen_subcommand_from change" -s q -l quiet -d 'Print neither status messages nor warnings'
complete -c sigcall -n "__fish_sigcall_using_subcommand password; and __fish_seen_subcommand_from change" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c sigcall -n "__fish_sigcall_using_subcommand password; and __fish_seen_subcommand_from help" -f -a "reset" -d 'Set a new password with a code that Cognito sends, where the old one is forgotten or must be reset'
complete -c sigcall -n "__fish_sigcall_using_subcommand password; and __fish_seen_subcommand_from help" -f -a "change" -d 'Change the password of a user who is signed in'
complete -c sigcall -n "__fish_sigcall_using_subcommand password; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c sigcall -n "__fish_sigcall_using_subcommand get" -s H -l header -d 'Header to send: `Name: value`, `Name;` (empty), `Name:` (leave out), or @FILE (can be repeated)' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand get" -s d -l data -d 'Body: text, @FILE or @- for stdin; several are joined by & (can be repeated)' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand get" -l data-raw -d 'Body without the meaning of @ (can be repeated)' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand get" -l data-binary -d 'Body, @FILE byte for byte (can be repeated)' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand get" -l data-urlencode -d 'Body, percent-encoded: TEXT, =TEXT, NAME=TEXT, @FILE or NAME@FILE (can be repeated)' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand get" -l json -d 'JSON body: text, @FILE or @-, with its Content-Type and Accept (can be repeated)' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand get" -l query -l url-query -d 'Query parameter to add, encoded (can be repeated)' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand get" -s o -l output -d 'Write the body to FILE instead of stdout' -r -F
complete -c sigcall -n "__fish_sigcall_using_subcommand get" -l expect -d 'Exit with 0 if the status matches (`403`, `2xx`, `200,204`) and with 1 if not, whatever else is asked' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand get" -l auth -d 'How to authorise: iam, id-token, access-token or none [default: the profile\'s, else iam]' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand get" -l role -d 'Role to take: an ARN, a role name, or a group name' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand get" -l service -d 'Service to sign for [default: told by the host, else the profile\'s, else execute-api]' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand get" -l sign-region -d 'Region to sign for [default: told by the host, else the profile\'s]' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand get" -l allow-host -d 'Host, or host:port, that may receive a signature beside the profile\'s api_url (can be repeated)' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand get" -s m -l max-time -d 'Seconds the whole transfer may take' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand get" -l connect-timeout -d 'Seconds that connecting may take' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand get" -l cacert -d 'PEM file of the roots to trust, instead of the built-in ones' -r -F
complete -c sigcall -n "__fish_sigcall_using_subcommand get" -l pretty -d 'When to indent and colour JSON' -r -f -a "auto\t'On a terminal'
always\t'Even when not on a terminal'
never\t'Not even on a terminal'"
complete -c sigcall -n "__fish_sigcall_using_subcommand get" -l profile -d 'Profile of the configuration file' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand get" -l as -d 'User whose session to use [default: the profile\'s username, else who signed in last]' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand get" -l config -d 'Configuration file to read instead of the default one' -r -F
complete -c sigcall -n "__fish_sigcall_using_subcommand get" -l region -d 'AWS region; wins over the region in the pool\'s id' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand get" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Even when not on a terminal'
never\t'Not even on a terminal'"
complete -c sigcall -n "__fish_sigcall_using_subcommand get" -s i -l include -d 'Show the response\'s status line and headers'
complete -c sigcall -n "__fish_sigcall_using_subcommand get" -s f -l fail -d 'Print no body and exit with 22 when the status is 400 or above'
complete -c sigcall -n "__fish_sigcall_using_subcommand get" -l fail-with-body -d 'Exit with 22 when the status is 400 or above, and print the body'
complete -c sigcall -n "__fish_sigcall_using_subcommand get" -l no-check-status -d 'Exit with 0 whatever the status'
complete -c sigcall -n "__fish_sigcall_using_subcommand get" -s k -l insecure -d 'Do not check the API\'s certificate (Cognito\'s is always checked)'
complete -c sigcall -n "__fish_sigcall_using_subcommand get" -l sandbox -d 'Use an embedded stand-in for AWS that lives as long as this command'
complete -c sigcall -n "__fish_sigcall_using_subcommand get" -l no-input -d 'Never ask; fail with exit status 3 instead'
complete -c sigcall -n "__fish_sigcall_using_subcommand get" -s v -l verbose -d 'Show requests and responses on stderr, secrets redacted; -vv adds Cognito\'s and the canonical request'
complete -c sigcall -n "__fish_sigcall_using_subcommand get" -s q -l quiet -d 'Print neither status messages nor warnings'
complete -c sigcall -n "__fish_sigcall_using_subcommand get" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c sigcall -n "__fish_sigcall_using_subcommand post" -s H -l header -d 'Header to send: `Name: value`, `Name;` (empty), `Name:` (leave out), or @FILE (can be repeated)' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand post" -s d -l data -d 'Body: text, @FILE or @- for stdin; several are joined by & (can be repeated)' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand post" -l data-raw -d 'Body without the meaning of @ (can be repeated)' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand post" -l data-binary -d 'Body, @FILE byte for byte (can be repeated)' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand post" -l data-urlencode -d 'Body, percent-encoded: TEXT, =TEXT, NAME=TEXT, @FILE or NAME@FILE (can be repeated)' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand post" -l json -d 'JSON body: text, @FILE or @-, with its Content-Type and Accept (can be repeated)' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand post" -l query -l url-query -d 'Query parameter to add, encoded (can be repeated)' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand post" -s o -l output -d 'Write the body to FILE instead of stdout' -r -F
complete -c sigcall -n "__fish_sigcall_using_subcommand post" -l expect -d 'Exit with 0 if the status matches (`403`, `2xx`, `200,204`) and with 1 if not, whatever else is asked' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand post" -l auth -d 'How to authorise: iam, id-token, access-token or none [default: the profile\'s, else iam]' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand post" -l role -d 'Role to take: an ARN, a role name, or a group name' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand post" -l service -d 'Service to sign for [default: told by the host, else the profile\'s, else execute-api]' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand post" -l sign-region -d 'Region to sign for [default: told by the host, else the profile\'s]' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand post" -l allow-host -d 'Host, or host:port, that may receive a signature beside the profile\'s api_url (can be repeated)' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand post" -s m -l max-time -d 'Seconds the whole transfer may take' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand post" -l connect-timeout -d 'Seconds that connecting may take' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand post" -l cacert -d 'PEM file of the roots to trust, instead of the built-in ones' -r -F
complete -c sigcall -n "__fish_sigcall_using_subcommand post" -l pretty -d 'When to indent and colour JSON' -r -f -a "auto\t'On a terminal'
always\t'Even when not on a terminal'
never\t'Not even on a terminal'"
complete -c sigcall -n "__fish_sigcall_using_subcommand post" -l profile -d 'Profile of the configuration file' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand post" -l as -d 'User whose session to use [default: the profile\'s username, else who signed in last]' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand post" -l config -d 'Configuration file to read instead of the default one' -r -F
complete -c sigcall -n "__fish_sigcall_using_subcommand post" -l region -d 'AWS region; wins over the region in the pool\'s id' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand post" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Even when not on a terminal'
never\t'Not even on a terminal'"
complete -c sigcall -n "__fish_sigcall_using_subcommand post" -s i -l include -d 'Show the response\'s status line and headers'
complete -c sigcall -n "__fish_sigcall_using_subcommand post" -s f -l fail -d 'Print no body and exit with 22 when the status is 400 or above'
complete -c sigcall -n "__fish_sigcall_using_subcommand post" -l fail-with-body -d 'Exit with 22 when the status is 400 or above, and print the body'
complete -c sigcall -n "__fish_sigcall_using_subcommand post" -l no-check-status -d 'Exit with 0 whatever the status'
complete -c sigcall -n "__fish_sigcall_using_subcommand post" -s k -l insecure -d 'Do not check the API\'s certificate (Cognito\'s is always checked)'
complete -c sigcall -n "__fish_sigcall_using_subcommand post" -l sandbox -d 'Use an embedded stand-in for AWS that lives as long as this command'
complete -c sigcall -n "__fish_sigcall_using_subcommand post" -l no-input -d 'Never ask; fail with exit status 3 instead'
complete -c sigcall -n "__fish_sigcall_using_subcommand post" -s v -l verbose -d 'Show requests and responses on stderr, secrets redacted; -vv adds Cognito\'s and the canonical request'
complete -c sigcall -n "__fish_sigcall_using_subcommand post" -s q -l quiet -d 'Print neither status messages nor warnings'
complete -c sigcall -n "__fish_sigcall_using_subcommand post" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c sigcall -n "__fish_sigcall_using_subcommand put" -s H -l header -d 'Header to send: `Name: value`, `Name;` (empty), `Name:` (leave out), or @FILE (can be repeated)' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand put" -s d -l data -d 'Body: text, @FILE or @- for stdin; several are joined by & (can be repeated)' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand put" -l data-raw -d 'Body without the meaning of @ (can be repeated)' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand put" -l data-binary -d 'Body, @FILE byte for byte (can be repeated)' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand put" -l data-urlencode -d 'Body, percent-encoded: TEXT, =TEXT, NAME=TEXT, @FILE or NAME@FILE (can be repeated)' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand put" -l json -d 'JSON body: text, @FILE or @-, with its Content-Type and Accept (can be repeated)' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand put" -l query -l url-query -d 'Query parameter to add, encoded (can be repeated)' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand put" -s o -l output -d 'Write the body to FILE instead of stdout' -r -F
complete -c sigcall -n "__fish_sigcall_using_subcommand put" -l expect -d 'Exit with 0 if the status matches (`403`, `2xx`, `200,204`) and with 1 if not, whatever else is asked' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand put" -l auth -d 'How to authorise: iam, id-token, access-token or none [default: the profile\'s, else iam]' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand put" -l role -d 'Role to take: an ARN, a role name, or a group name' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand put" -l service -d 'Service to sign for [default: told by the host, else the profile\'s, else execute-api]' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand put" -l sign-region -d 'Region to sign for [default: told by the host, else the profile\'s]' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand put" -l allow-host -d 'Host, or host:port, that may receive a signature beside the profile\'s api_url (can be repeated)' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand put" -s m -l max-time -d 'Seconds the whole transfer may take' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand put" -l connect-timeout -d 'Seconds that connecting may take' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand put" -l cacert -d 'PEM file of the roots to trust, instead of the built-in ones' -r -F
complete -c sigcall -n "__fish_sigcall_using_subcommand put" -l pretty -d 'When to indent and colour JSON' -r -f -a "auto\t'On a terminal'
always\t'Even when not on a terminal'
never\t'Not even on a terminal'"
complete -c sigcall -n "__fish_sigcall_using_subcommand put" -l profile -d 'Profile of the configuration file' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand put" -l as -d 'User whose session to use [default: the profile\'s username, else who signed in last]' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand put" -l config -d 'Configuration file to read instead of the default one' -r -F
complete -c sigcall -n "__fish_sigcall_using_subcommand put" -l region -d 'AWS region; wins over the region in the pool\'s id' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand put" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Even when not on a terminal'
never\t'Not even on a terminal'"
complete -c sigcall -n "__fish_sigcall_using_subcommand put" -s i -l include -d 'Show the response\'s status line and headers'
complete -c sigcall -n "__fish_sigcall_using_subcommand put" -s f -l fail -d 'Print no body and exit with 22 when the status is 400 or above'
complete -c sigcall -n "__fish_sigcall_using_subcommand put" -l fail-with-body -d 'Exit with 22 when the status is 400 or above, and print the body'
complete -c sigcall -n "__fish_sigcall_using_subcommand put" -l no-check-status -d 'Exit with 0 whatever the status'
complete -c sigcall -n "__fish_sigcall_using_subcommand put" -s k -l insecure -d 'Do not check the API\'s certificate (Cognito\'s is always checked)'
complete -c sigcall -n "__fish_sigcall_using_subcommand put" -l sandbox -d 'Use an embedded stand-in for AWS that lives as long as this command'
complete -c sigcall -n "__fish_sigcall_using_subcommand put" -l no-input -d 'Never ask; fail with exit status 3 instead'
complete -c sigcall -n "__fish_sigcall_using_subcommand put" -s v -l verbose -d 'Show requests and responses on stderr, secrets redacted; -vv adds Cognito\'s and the canonical request'
complete -c sigcall -n "__fish_sigcall_using_subcommand put" -s q -l quiet -d 'Print neither status messages nor warnings'
complete -c sigcall -n "__fish_sigcall_using_subcommand put" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c sigcall -n "__fish_sigcall_using_subcommand patch" -s H -l header -d 'Header to send: `Name: value`, `Name;` (empty), `Name:` (leave out), or @FILE (can be repeated)' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand patch" -s d -l data -d 'Body: text, @FILE or @- for stdin; several are joined by & (can be repeated)' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand patch" -l data-raw -d 'Body without the meaning of @ (can be repeated)' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand patch" -l data-binary -d 'Body, @FILE byte for byte (can be repeated)' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand patch" -l data-urlencode -d 'Body, percent-encoded: TEXT, =TEXT, NAME=TEXT, @FILE or NAME@FILE (can be repeated)' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand patch" -l json -d 'JSON body: text, @FILE or @-, with its Content-Type and Accept (can be repeated)' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand patch" -l query -l url-query -d 'Query parameter to add, encoded (can be repeated)' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand patch" -s o -l output -d 'Write the body to FILE instead of stdout' -r -F
complete -c sigcall -n "__fish_sigcall_using_subcommand patch" -l expect -d 'Exit with 0 if the status matches (`403`, `2xx`, `200,204`) and with 1 if not, whatever else is asked' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand patch" -l auth -d 'How to authorise: iam, id-token, access-token or none [default: the profile\'s, else iam]' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand patch" -l role -d 'Role to take: an ARN, a role name, or a group name' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand patch" -l service -d 'Service to sign for [default: told by the host, else the profile\'s, else execute-api]' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand patch" -l sign-region -d 'Region to sign for [default: told by the host, else the profile\'s]' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand patch" -l allow-host -d 'Host, or host:port, that may receive a signature beside the profile\'s api_url (can be repeated)' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand patch" -s m -l max-time -d 'Seconds the whole transfer may take' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand patch" -l connect-timeout -d 'Seconds that connecting may take' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand patch" -l cacert -d 'PEM file of the roots to trust, instead of the built-in ones' -r -F
complete -c sigcall -n "__fish_sigcall_using_subcommand patch" -l pretty -d 'When to indent and colour JSON' -r -f -a "auto\t'On a terminal'
always\t'Even when not on a terminal'
never\t'Not even on a terminal'"
complete -c sigcall -n "__fish_sigcall_using_subcommand patch" -l profile -d 'Profile of the configuration file' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand patch" -l as -d 'User whose session to use [default: the profile\'s username, else who signed in last]' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand patch" -l config -d 'Configuration file to read instead of the default one' -r -F
complete -c sigcall -n "__fish_sigcall_using_subcommand patch" -l region -d 'AWS region; wins over the region in the pool\'s id' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand patch" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Even when not on a terminal'
never\t'Not even on a terminal'"
complete -c sigcall -n "__fish_sigcall_using_subcommand patch" -s i -l include -d 'Show the response\'s status line and headers'
complete -c sigcall -n "__fish_sigcall_using_subcommand patch" -s f -l fail -d 'Print no body and exit with 22 when the status is 400 or above'
complete -c sigcall -n "__fish_sigcall_using_subcommand patch" -l fail-with-body -d 'Exit with 22 when the status is 400 or above, and print the body'
complete -c sigcall -n "__fish_sigcall_using_subcommand patch" -l no-check-status -d 'Exit with 0 whatever the status'
complete -c sigcall -n "__fish_sigcall_using_subcommand patch" -s k -l insecure -d 'Do not check the API\'s certificate (Cognito\'s is always checked)'
complete -c sigcall -n "__fish_sigcall_using_subcommand patch" -l sandbox -d 'Use an embedded stand-in for AWS that lives as long as this command'
complete -c sigcall -n "__fish_sigcall_using_subcommand patch" -l no-input -d 'Never ask; fail with exit status 3 instead'
complete -c sigcall -n "__fish_sigcall_using_subcommand patch" -s v -l verbose -d 'Show requests and responses on stderr, secrets redacted; -vv adds Cognito\'s and the canonical request'
complete -c sigcall -n "__fish_sigcall_using_subcommand patch" -s q -l quiet -d 'Print neither status messages nor warnings'
complete -c sigcall -n "__fish_sigcall_using_subcommand patch" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c sigcall -n "__fish_sigcall_using_subcommand delete" -s H -l header -d 'Header to send: `Name: value`, `Name;` (empty), `Name:` (leave out), or @FILE (can be repeated)' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand delete" -s d -l data -d 'Body: text, @FILE or @- for stdin; several are joined by & (can be repeated)' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand delete" -l data-raw -d 'Body without the meaning of @ (can be repeated)' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand delete" -l data-binary -d 'Body, @FILE byte for byte (can be repeated)' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand delete" -l data-urlencode -d 'Body, percent-encoded: TEXT, =TEXT, NAME=TEXT, @FILE or NAME@FILE (can be repeated)' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand delete" -l json -d 'JSON body: text, @FILE or @-, with its Content-Type and Accept (can be repeated)' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand delete" -l query -l url-query -d 'Query parameter to add, encoded (can be repeated)' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand delete" -s o -l output -d 'Write the body to FILE instead of stdout' -r -F
complete -c sigcall -n "__fish_sigcall_using_subcommand delete" -l expect -d 'Exit with 0 if the status matches (`403`, `2xx`, `200,204`) and with 1 if not, whatever else is asked' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand delete" -l auth -d 'How to authorise: iam, id-token, access-token or none [default: the profile\'s, else iam]' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand delete" -l role -d 'Role to take: an ARN, a role name, or a group name' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand delete" -l service -d 'Service to sign for [default: told by the host, else the profile\'s, else execute-api]' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand delete" -l sign-region -d 'Region to sign for [default: told by the host, else the profile\'s]' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand delete" -l allow-host -d 'Host, or host:port, that may receive a signature beside the profile\'s api_url (can be repeated)' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand delete" -s m -l max-time -d 'Seconds the whole transfer may take' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand delete" -l connect-timeout -d 'Seconds that connecting may take' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand delete" -l cacert -d 'PEM file of the roots to trust, instead of the built-in ones' -r -F
complete -c sigcall -n "__fish_sigcall_using_subcommand delete" -l pretty -d 'When to indent and colour JSON' -r -f -a "auto\t'On a terminal'
always\t'Even when not on a terminal'
never\t'Not even on a terminal'"
complete -c sigcall -n "__fish_sigcall_using_subcommand delete" -l profile -d 'Profile of the configuration file' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand delete" -l as -d 'User whose session to use [default: the profile\'s username, else who signed in last]' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand delete" -l config -d 'Configuration file to read instead of the default one' -r -F
complete -c sigcall -n "__fish_sigcall_using_subcommand delete" -l region -d 'AWS region; wins over the region in the pool\'s id' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand delete" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Even when not on a terminal'
never\t'Not even on a terminal'"
complete -c sigcall -n "__fish_sigcall_using_subcommand delete" -s i -l include -d 'Show the response\'s status line and headers'
complete -c sigcall -n "__fish_sigcall_using_subcommand delete" -s f -l fail -d 'Print no body and exit with 22 when the status is 400 or above'
complete -c sigcall -n "__fish_sigcall_using_subcommand delete" -l fail-with-body -d 'Exit with 22 when the status is 400 or above, and print the body'
complete -c sigcall -n "__fish_sigcall_using_subcommand delete" -l no-check-status -d 'Exit with 0 whatever the status'
complete -c sigcall -n "__fish_sigcall_using_subcommand delete" -s k -l insecure -d 'Do not check the API\'s certificate (Cognito\'s is always checked)'
complete -c sigcall -n "__fish_sigcall_using_subcommand delete" -l sandbox -d 'Use an embedded stand-in for AWS that lives as long as this command'
complete -c sigcall -n "__fish_sigcall_using_subcommand delete" -l no-input -d 'Never ask; fail with exit status 3 instead'
complete -c sigcall -n "__fish_sigcall_using_subcommand delete" -s v -l verbose -d 'Show requests and responses on stderr, secrets redacted; -vv adds Cognito\'s and the canonical request'
complete -c sigcall -n "__fish_sigcall_using_subcommand delete" -s q -l quiet -d 'Print neither status messages nor warnings'
complete -c sigcall -n "__fish_sigcall_using_subcommand delete" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c sigcall -n "__fish_sigcall_using_subcommand head" -s H -l header -d 'Header to send: `Name: value`, `Name;` (empty), `Name:` (leave out), or @FILE (can be repeated)' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand head" -s d -l data -d 'Body: text, @FILE or @- for stdin; several are joined by & (can be repeated)' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand head" -l data-raw -d 'Body without the meaning of @ (can be repeated)' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand head" -l data-binary -d 'Body, @FILE byte for byte (can be repeated)' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand head" -l data-urlencode -d 'Body, percent-encoded: TEXT, =TEXT, NAME=TEXT, @FILE or NAME@FILE (can be repeated)' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand head" -l json -d 'JSON body: text, @FILE or @-, with its Content-Type and Accept (can be repeated)' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand head" -l query -l url-query -d 'Query parameter to add, encoded (can be repeated)' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand head" -s o -l output -d 'Write the body to FILE instead of stdout' -r -F
complete -c sigcall -n "__fish_sigcall_using_subcommand head" -l expect -d 'Exit with 0 if the status matches (`403`, `2xx`, `200,204`) and with 1 if not, whatever else is asked' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand head" -l auth -d 'How to authorise: iam, id-token, access-token or none [default: the profile\'s, else iam]' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand head" -l role -d 'Role to take: an ARN, a role name, or a group name' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand head" -l service -d 'Service to sign for [default: told by the host, else the profile\'s, else execute-api]' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand head" -l sign-region -d 'Region to sign for [default: told by the host, else the profile\'s]' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand head" -l allow-host -d 'Host, or host:port, that may receive a signature beside the profile\'s api_url (can be repeated)' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand head" -s m -l max-time -d 'Seconds the whole transfer may take' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand head" -l connect-timeout -d 'Seconds that connecting may take' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand head" -l cacert -d 'PEM file of the roots to trust, instead of the built-in ones' -r -F
complete -c sigcall -n "__fish_sigcall_using_subcommand head" -l pretty -d 'When to indent and colour JSON' -r -f -a "auto\t'On a terminal'
always\t'Even when not on a terminal'
never\t'Not even on a terminal'"
complete -c sigcall -n "__fish_sigcall_using_subcommand head" -l profile -d 'Profile of the configuration file' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand head" -l as -d 'User whose session to use [default: the profile\'s username, else who signed in last]' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand head" -l config -d 'Configuration file to read instead of the default one' -r -F
complete -c sigcall -n "__fish_sigcall_using_subcommand head" -l region -d 'AWS region; wins over the region in the pool\'s id' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand head" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Even when not on a terminal'
never\t'Not even on a terminal'"
complete -c sigcall -n "__fish_sigcall_using_subcommand head" -s i -l include -d 'Show the response\'s status line and headers'
complete -c sigcall -n "__fish_sigcall_using_subcommand head" -s f -l fail -d 'Print no body and exit with 22 when the status is 400 or above'
complete -c sigcall -n "__fish_sigcall_using_subcommand head" -l fail-with-body -d 'Exit with 22 when the status is 400 or above, and print the body'
complete -c sigcall -n "__fish_sigcall_using_subcommand head" -l no-check-status -d 'Exit with 0 whatever the status'
complete -c sigcall -n "__fish_sigcall_using_subcommand head" -s k -l insecure -d 'Do not check the API\'s certificate (Cognito\'s is always checked)'
complete -c sigcall -n "__fish_sigcall_using_subcommand head" -l sandbox -d 'Use an embedded stand-in for AWS that lives as long as this command'
complete -c sigcall -n "__fish_sigcall_using_subcommand head" -l no-input -d 'Never ask; fail with exit status 3 instead'
complete -c sigcall -n "__fish_sigcall_using_subcommand head" -s v -l verbose -d 'Show requests and responses on stderr, secrets redacted; -vv adds Cognito\'s and the canonical request'
complete -c sigcall -n "__fish_sigcall_using_subcommand head" -s q -l quiet -d 'Print neither status messages nor warnings'
complete -c sigcall -n "__fish_sigcall_using_subcommand head" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c sigcall -n "__fish_sigcall_using_subcommand options" -s H -l header -d 'Header to send: `Name: value`, `Name;` (empty), `Name:` (leave out), or @FILE (can be repeated)' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand options" -s d -l data -d 'Body: text, @FILE or @- for stdin; several are joined by & (can be repeated)' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand options" -l data-raw -d 'Body without the meaning of @ (can be repeated)' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand options" -l data-binary -d 'Body, @FILE byte for byte (can be repeated)' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand options" -l data-urlencode -d 'Body, percent-encoded: TEXT, =TEXT, NAME=TEXT, @FILE or NAME@FILE (can be repeated)' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand options" -l json -d 'JSON body: text, @FILE or @-, with its Content-Type and Accept (can be repeated)' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand options" -l query -l url-query -d 'Query parameter to add, encoded (can be repeated)' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand options" -s o -l output -d 'Write the body to FILE instead of stdout' -r -F
complete -c sigcall -n "__fish_sigcall_using_subcommand options" -l expect -d 'Exit with 0 if the status matches (`403`, `2xx`, `200,204`) and with 1 if not, whatever else is asked' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand options" -l auth -d 'How to authorise: iam, id-token, access-token or none [default: the profile\'s, else iam]' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand options" -l role -d 'Role to take: an ARN, a role name, or a group name' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand options" -l service -d 'Service to sign for [default: told by the host, else the profile\'s, else execute-api]' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand options" -l sign-region -d 'Region to sign for [default: told by the host, else the profile\'s]' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand options" -l allow-host -d 'Host, or host:port, that may receive a signature beside the profile\'s api_url (can be repeated)' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand options" -s m -l max-time -d 'Seconds the whole transfer may take' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand options" -l connect-timeout -d 'Seconds that connecting may take' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand options" -l cacert -d 'PEM file of the roots to trust, instead of the built-in ones' -r -F
complete -c sigcall -n "__fish_sigcall_using_subcommand options" -l pretty -d 'When to indent and colour JSON' -r -f -a "auto\t'On a terminal'
always\t'Even when not on a terminal'
never\t'Not even on a terminal'"
complete -c sigcall -n "__fish_sigcall_using_subcommand options" -l profile -d 'Profile of the configuration file' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand options" -l as -d 'User whose session to use [default: the profile\'s username, else who signed in last]' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand options" -l config -d 'Configuration file to read instead of the default one' -r -F
complete -c sigcall -n "__fish_sigcall_using_subcommand options" -l region -d 'AWS region; wins over the region in the pool\'s id' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand options" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Even when not on a terminal'
never\t'Not even on a terminal'"
complete -c sigcall -n "__fish_sigcall_using_subcommand options" -s i -l include -d 'Show the response\'s status line and headers'
complete -c sigcall -n "__fish_sigcall_using_subcommand options" -s f -l fail -d 'Print no body and exit with 22 when the status is 400 or above'
complete -c sigcall -n "__fish_sigcall_using_subcommand options" -l fail-with-body -d 'Exit with 22 when the status is 400 or above, and print the body'
complete -c sigcall -n "__fish_sigcall_using_subcommand options" -l no-check-status -d 'Exit with 0 whatever the status'
complete -c sigcall -n "__fish_sigcall_using_subcommand options" -s k -l insecure -d 'Do not check the API\'s certificate (Cognito\'s is always checked)'
complete -c sigcall -n "__fish_sigcall_using_subcommand options" -l sandbox -d 'Use an embedded stand-in for AWS that lives as long as this command'
complete -c sigcall -n "__fish_sigcall_using_subcommand options" -l no-input -d 'Never ask; fail with exit status 3 instead'
complete -c sigcall -n "__fish_sigcall_using_subcommand options" -s v -l verbose -d 'Show requests and responses on stderr, secrets redacted; -vv adds Cognito\'s and the canonical request'
complete -c sigcall -n "__fish_sigcall_using_subcommand options" -s q -l quiet -d 'Print neither status messages nor warnings'
complete -c sigcall -n "__fish_sigcall_using_subcommand options" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c sigcall -n "__fish_sigcall_using_subcommand request" -s H -l header -d 'Header to send: `Name: value`, `Name;` (empty), `Name:` (leave out), or @FILE (can be repeated)' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand request" -s d -l data -d 'Body: text, @FILE or @- for stdin; several are joined by & (can be repeated)' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand request" -l data-raw -d 'Body without the meaning of @ (can be repeated)' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand request" -l data-binary -d 'Body, @FILE byte for byte (can be repeated)' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand request" -l data-urlencode -d 'Body, percent-encoded: TEXT, =TEXT, NAME=TEXT, @FILE or NAME@FILE (can be repeated)' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand request" -l json -d 'JSON body: text, @FILE or @-, with its Content-Type and Accept (can be repeated)' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand request" -l query -l url-query -d 'Query parameter to add, encoded (can be repeated)' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand request" -s o -l output -d 'Write the body to FILE instead of stdout' -r -F
complete -c sigcall -n "__fish_sigcall_using_subcommand request" -l expect -d 'Exit with 0 if the status matches (`403`, `2xx`, `200,204`) and with 1 if not, whatever else is asked' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand request" -l auth -d 'How to authorise: iam, id-token, access-token or none [default: the profile\'s, else iam]' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand request" -l role -d 'Role to take: an ARN, a role name, or a group name' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand request" -l service -d 'Service to sign for [default: told by the host, else the profile\'s, else execute-api]' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand request" -l sign-region -d 'Region to sign for [default: told by the host, else the profile\'s]' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand request" -l allow-host -d 'Host, or host:port, that may receive a signature beside the profile\'s api_url (can be repeated)' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand request" -s m -l max-time -d 'Seconds the whole transfer may take' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand request" -l connect-timeout -d 'Seconds that connecting may take' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand request" -l cacert -d 'PEM file of the roots to trust, instead of the built-in ones' -r -F
complete -c sigcall -n "__fish_sigcall_using_subcommand request" -l pretty -d 'When to indent and colour JSON' -r -f -a "auto\t'On a terminal'
always\t'Even when not on a terminal'
never\t'Not even on a terminal'"
complete -c sigcall -n "__fish_sigcall_using_subcommand request" -l profile -d 'Profile of the configuration file' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand request" -l as -d 'User whose session to use [default: the profile\'s username, else who signed in last]' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand request" -l config -d 'Configuration file to read instead of the default one' -r -F
complete -c sigcall -n "__fish_sigcall_using_subcommand request" -l region -d 'AWS region; wins over the region in the pool\'s id' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand request" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Even when not on a terminal'
never\t'Not even on a terminal'"
complete -c sigcall -n "__fish_sigcall_using_subcommand request" -s i -l include -d 'Show the response\'s status line and headers'
complete -c sigcall -n "__fish_sigcall_using_subcommand request" -s f -l fail -d 'Print no body and exit with 22 when the status is 400 or above'
complete -c sigcall -n "__fish_sigcall_using_subcommand request" -l fail-with-body -d 'Exit with 22 when the status is 400 or above, and print the body'
complete -c sigcall -n "__fish_sigcall_using_subcommand request" -l no-check-status -d 'Exit with 0 whatever the status'
complete -c sigcall -n "__fish_sigcall_using_subcommand request" -s k -l insecure -d 'Do not check the API\'s certificate (Cognito\'s is always checked)'
complete -c sigcall -n "__fish_sigcall_using_subcommand request" -l sandbox -d 'Use an embedded stand-in for AWS that lives as long as this command'
complete -c sigcall -n "__fish_sigcall_using_subcommand request" -l no-input -d 'Never ask; fail with exit status 3 instead'
complete -c sigcall -n "__fish_sigcall_using_subcommand request" -s v -l verbose -d 'Show requests and responses on stderr, secrets redacted; -vv adds Cognito\'s and the canonical request'
complete -c sigcall -n "__fish_sigcall_using_subcommand request" -s q -l quiet -d 'Print neither status messages nor warnings'
complete -c sigcall -n "__fish_sigcall_using_subcommand request" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c sigcall -n "__fish_sigcall_using_subcommand test" -l jobs -d 'How many requests may be in flight' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand test" -l profile -d 'Profile of the configuration file' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand test" -l as -d 'User whose session to use [default: the profile\'s username, else who signed in last]' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand test" -l config -d 'Configuration file to read instead of the default one' -r -F
complete -c sigcall -n "__fish_sigcall_using_subcommand test" -l region -d 'AWS region; wins over the region in the pool\'s id' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand test" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Even when not on a terminal'
never\t'Not even on a terminal'"
complete -c sigcall -n "__fish_sigcall_using_subcommand test" -l sandbox -d 'Use an embedded stand-in for AWS that lives as long as this command'
complete -c sigcall -n "__fish_sigcall_using_subcommand test" -l no-input -d 'Never ask; fail with exit status 3 instead'
complete -c sigcall -n "__fish_sigcall_using_subcommand test" -s v -l verbose -d 'Show requests and responses on stderr, secrets redacted; -vv adds Cognito\'s and the canonical request'
complete -c sigcall -n "__fish_sigcall_using_subcommand test" -s q -l quiet -d 'Print neither status messages nor warnings'
complete -c sigcall -n "__fish_sigcall_using_subcommand test" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c sigcall -n "__fish_sigcall_using_subcommand sandbox" -l listen -d 'Loopback address to listen on; port 0 takes a free one' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand sandbox" -l scenario -d 'Scenario file to serve instead of the built-in one' -r -F
complete -c sigcall -n "__fish_sigcall_using_subcommand sandbox" -l profile -d 'Profile of the configuration file' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand sandbox" -l as -d 'User whose session to use [default: the profile\'s username, else who signed in last]' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand sandbox" -l config -d 'Configuration file to read instead of the default one' -r -F
complete -c sigcall -n "__fish_sigcall_using_subcommand sandbox" -l region -d 'AWS region; wins over the region in the pool\'s id' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand sandbox" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Even when not on a terminal'
never\t'Not even on a terminal'"
complete -c sigcall -n "__fish_sigcall_using_subcommand sandbox" -l json -d 'Print one line of JSON when it is ready, instead of the variables to export'
complete -c sigcall -n "__fish_sigcall_using_subcommand sandbox" -l sandbox -d 'Use an embedded stand-in for AWS that lives as long as this command'
complete -c sigcall -n "__fish_sigcall_using_subcommand sandbox" -l no-input -d 'Never ask; fail with exit status 3 instead'
complete -c sigcall -n "__fish_sigcall_using_subcommand sandbox" -s v -l verbose -d 'Show requests and responses on stderr, secrets redacted; -vv adds Cognito\'s and the canonical request'
complete -c sigcall -n "__fish_sigcall_using_subcommand sandbox" -s q -l quiet -d 'Print neither status messages nor warnings'
complete -c sigcall -n "__fish_sigcall_using_subcommand sandbox" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c sigcall -n "__fish_sigcall_using_subcommand generate; and not __fish_seen_subcommand_from completion help" -l profile -d 'Profile of the configuration file' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand generate; and not __fish_seen_subcommand_from completion help" -l as -d 'User whose session to use [default: the profile\'s username, else who signed in last]' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand generate; and not __fish_seen_subcommand_from completion help" -l config -d 'Configuration file to read instead of the default one' -r -F
complete -c sigcall -n "__fish_sigcall_using_subcommand generate; and not __fish_seen_subcommand_from completion help" -l region -d 'AWS region; wins over the region in the pool\'s id' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand generate; and not __fish_seen_subcommand_from completion help" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Even when not on a terminal'
never\t'Not even on a terminal'"
complete -c sigcall -n "__fish_sigcall_using_subcommand generate; and not __fish_seen_subcommand_from completion help" -l sandbox -d 'Use an embedded stand-in for AWS that lives as long as this command'
complete -c sigcall -n "__fish_sigcall_using_subcommand generate; and not __fish_seen_subcommand_from completion help" -l no-input -d 'Never ask; fail with exit status 3 instead'
complete -c sigcall -n "__fish_sigcall_using_subcommand generate; and not __fish_seen_subcommand_from completion help" -s v -l verbose -d 'Show requests and responses on stderr, secrets redacted; -vv adds Cognito\'s and the canonical request'
complete -c sigcall -n "__fish_sigcall_using_subcommand generate; and not __fish_seen_subcommand_from completion help" -s q -l quiet -d 'Print neither status messages nor warnings'
complete -c sigcall -n "__fish_sigcall_using_subcommand generate; and not __fish_seen_subcommand_from completion help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c sigcall -n "__fish_sigcall_using_subcommand generate; and not __fish_seen_subcommand_from completion help" -f -a "completion" -d 'Write a shell\'s completion script to stdout'
complete -c sigcall -n "__fish_sigcall_using_subcommand generate; and not __fish_seen_subcommand_from completion help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c sigcall -n "__fish_sigcall_using_subcommand generate; and __fish_seen_subcommand_from completion" -l profile -d 'Profile of the configuration file' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand generate; and __fish_seen_subcommand_from completion" -l as -d 'User whose session to use [default: the profile\'s username, else who signed in last]' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand generate; and __fish_seen_subcommand_from completion" -l config -d 'Configuration file to read instead of the default one' -r -F
complete -c sigcall -n "__fish_sigcall_using_subcommand generate; and __fish_seen_subcommand_from completion" -l region -d 'AWS region; wins over the region in the pool\'s id' -r
complete -c sigcall -n "__fish_sigcall_using_subcommand generate; and __fish_seen_subcommand_from completion" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Even when not on a terminal'
never\t'Not even on a terminal'"
complete -c sigcall -n "__fish_sigcall_using_subcommand generate; and __fish_seen_subcommand_from completion" -l sandbox -d 'Use an embedded stand-in for AWS that lives as long as this command'
complete -c sigcall -n "__fish_sigcall_using_subcommand generate; and __fish_seen_subcommand_from completion" -l no-input -d 'Never ask; fail with exit status 3 instead'
complete -c sigcall -n "__fish_sigcall_using_subcommand generate; and __fish_seen_subcommand_from completion" -s v -l verbose -d 'Show requests and responses on stderr, secrets redacted; -vv adds Cognito\'s and the canonical request'
complete -c sigcall -n "__fish_sigcall_using_subcommand generate; and __fish_seen_subcommand_from completion" -s q -l quiet -d 'Print neither status messages nor warnings'
complete -c sigcall -n "__fish_sigcall_using_subcommand generate; and __fish_seen_subcommand_from completion" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c sigcall -n "__fish_sigcall_using_subcommand generate; and __fish_seen_subcommand_from help" -f -a "completion" -d 'Write a shell\'s completion script to stdout'
complete -c sigcall -n "__fish_sigcall_using_subcommand generate; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c sigcall -n "__fish_sigcall_using_subcommand help; and not __fish_seen_subcommand_from login logout password get post put patch delete head options request test sandbox generate help" -f -a "login" -d 'Sign in, take the role\'s credentials, and keep the session'
complete -c sigcall -n "__fish_sigcall_using_subcommand help; and not __fish_seen_subcommand_from login logout password get post put patch delete head options request test sandbox generate help" -f -a "logout" -d 'Revoke the refresh token and remove the session'
complete -c sigcall -n "__fish_sigcall_using_subcommand help; and not __fish_seen_subcommand_from login logout password get post put patch delete head options request test sandbox generate help" -f -a "password" -d 'Reset a forgotten password, or change one'
complete -c sigcall -n "__fish_sigcall_using_subcommand help; and not __fish_seen_subcommand_from login logout password get post put patch delete head options request test sandbox generate help" -f -a "get" -d 'Send a signed GET request'
complete -c sigcall -n "__fish_sigcall_using_subcommand help; and not __fish_seen_subcommand_from login logout password get post put patch delete head options request test sandbox generate help" -f -a "post" -d 'Send a signed POST request'
complete -c sigcall -n "__fish_sigcall_using_subcommand help; and not __fish_seen_subcommand_from login logout password get post put patch delete head options request test sandbox generate help" -f -a "put" -d 'Send a signed PUT request'
complete -c sigcall -n "__fish_sigcall_using_subcommand help; and not __fish_seen_subcommand_from login logout password get post put patch delete head options request test sandbox generate help" -f -a "patch" -d 'Send a signed PATCH request'
complete -c sigcall -n "__fish_sigcall_using_subcommand help; and not __fish_seen_subcommand_from login logout password get post put patch delete head options request test sandbox generate help" -f -a "delete" -d 'Send a signed DELETE request'
complete -c sigcall -n "__fish_sigcall_using_subcommand help; and not __fish_seen_subcommand_from login logout password get post put patch delete head options request test sandbox generate help" -f -a "head" -d 'Send a signed HEAD request'
complete -c sigcall -n "__fish_sigcall_using_subcommand help; and not __fish_seen_subcommand_from login logout password get post put patch delete head options request test sandbox generate help" -f -a "options" -d 'Send a signed OPTIONS request'
complete -c sigcall -n "__fish_sigcall_using_subcommand help; and not __fish_seen_subcommand_from login logout password get post put patch delete head options request test sandbox generate help" -f -a "request" -d 'Send a signed request with any method'
complete -c sigcall -n "__fish_sigcall_using_subcommand help; and not __fish_seen_subcommand_from login logout password get post put patch delete head options request test sandbox generate help" -f -a "test" -d 'Run smoke suites: every user against every route'
complete -c sigcall -n "__fish_sigcall_using_subcommand help; and not __fish_seen_subcommand_from login logout password get post put patch delete head options request test sandbox generate help" -f -a "sandbox" -d 'Serve a stand-in for Cognito and API Gateway on one loopback port'
complete -c sigcall -n "__fish_sigcall_using_subcommand help; and not __fish_seen_subcommand_from login logout password get post put patch delete head options request test sandbox generate help" -f -a "generate" -d 'Write what is generated from the command line\'s definition'
complete -c sigcall -n "__fish_sigcall_using_subcommand help; and not __fish_seen_subcommand_from login logout password get post put patch delete head options request test sandbox generate help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c sigcall -n "__fish_sigcall_using_subcommand help; and __fish_seen_subcommand_from password" -f -a "reset" -d 'Set a new password with a code that Cognito sends, where the old one is forgotten or must be reset'
complete -c sigcall -n "__fish_sigcall_using_subcommand help; and __fish_seen_subcommand_from password" -f -a "change" -d 'Change the password of a user who is signed in'
complete -c sigcall -n "__fish_sigcall_using_subcommand help; and __fish_seen_subcommand_from generate" -f -a "completion" -d 'Write a shell\'s completion script to stdout'
