
using namespace System.Management.Automation
using namespace System.Management.Automation.Language

Register-ArgumentCompleter -Native -CommandName 'sigcall' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $commandElements = $commandAst.CommandElements
    $command = @(
        'sigcall'
        for ($i = 1; $i -lt $commandElements.Count; $i++) {
            $element = $commandElements[$i]
            if ($element -isnot [StringConstantExpressionAst] -or
                $element.StringConstantType -ne [StringConstantType]::BareWord -or
                $element.Value.StartsWith('-') -or
                $element.Value -eq $wordToComplete) {
                break
        }
        $element.Value
    }) -join ';'

    $completions = @(switch ($command) {
        'sigcall' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the configuration file')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'User whose session to use [default: the profile''s username, else who signed in last]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to read instead of the default one')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS region; wins over the region in the pool''s id')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Use an embedded stand-in for AWS that lives as long as this command')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail with exit status 3 instead')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show requests and responses on stderr, secrets redacted; -vv adds Cognito''s and the canonical request')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show requests and responses on stderr, secrets redacted; -vv adds Cognito''s and the canonical request')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print neither status messages nor warnings')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print neither status messages nor warnings')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('login', 'login', [CompletionResultType]::ParameterValue, 'Sign in, take the role''s credentials, and keep the session')
            [CompletionResult]::new('logout', 'logout', [CompletionResultType]::ParameterValue, 'Revoke the refresh token and remove the session')
            [CompletionResult]::new('password', 'password', [CompletionResultType]::ParameterValue, 'Reset a forgotten password, or change one')
            [CompletionResult]::new('get', 'get', [CompletionResultType]::ParameterValue, 'Send a signed GET request')
            [CompletionResult]::new('post', 'post', [CompletionResultType]::ParameterValue, 'Send a signed POST request')
            [CompletionResult]::new('put', 'put', [CompletionResultType]::ParameterValue, 'Send a signed PUT request')
            [CompletionResult]::new('patch', 'patch', [CompletionResultType]::ParameterValue, 'Send a signed PATCH request')
            [CompletionResult]::new('delete', 'delete', [CompletionResultType]::ParameterValue, 'Send a signed DELETE request')
            [CompletionResult]::new('head', 'head', [CompletionResultType]::ParameterValue, 'Send a signed HEAD request')
            [CompletionResult]::new('options', 'options', [CompletionResultType]::ParameterValue, 'Send a signed OPTIONS request')
            [CompletionResult]::new('request', 'request', [CompletionResultType]::ParameterValue, 'Send a signed request with any method')
            [CompletionResult]::new('test', 'test', [CompletionResultType]::ParameterValue, 'Run smoke suites: every user against every route')
            [CompletionResult]::new('sandbox', 'sandbox', [CompletionResultType]::ParameterValue, 'Serve a stand-in for Cognito and API Gateway on one loopback port')
            [CompletionResult]::new('generate', 'generate', [CompletionResultType]::ParameterValue, 'Write what is generated from the command line''s definition')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'sigcall;login' {
            [CompletionResult]::new('--flow', '--flow', [CompletionResultType]::ParameterName, 'Sign-in flow: srp, password, user-auth, custom or web [default: srp]')
            [CompletionResult]::new('--identity-provider', '--identity-provider', [CompletionResultType]::ParameterName, 'Identity provider to begin at in the browser, by its name in the pool: SAML, OIDC or social')
            [CompletionResult]::new('--browser-timeout', '--browser-timeout', [CompletionResultType]::ParameterName, 'How long to wait for the browser [default: 300]')
            [CompletionResult]::new('--first-factor', '--first-factor', [CompletionResultType]::ParameterName, 'What to show first with --flow user-auth: password, password-srp, email-otp or sms-otp')
            [CompletionResult]::new('--mfa', '--mfa', [CompletionResultType]::ParameterName, 'Second factor to use, or to set up, where the pool offers several: sms, totp or email')
            [CompletionResult]::new('--mfa-code', '--mfa-code', [CompletionResultType]::ParameterName, 'One-time code, for the first question that wants one')
            [CompletionResult]::new('--answer', '--answer', [CompletionResultType]::ParameterName, 'Answer to the pool''s own question, mostly ANSWER=VALUE (can be repeated, one a round, in order)')
            [CompletionResult]::new('--attribute', '--attribute', [CompletionResultType]::ParameterName, 'Attribute to set where the pool requires it with a new password (can be repeated)')
            [CompletionResult]::new('--role', '--role', [CompletionResultType]::ParameterName, 'Role to take: an ARN, a role name, or a group name')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the configuration file')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'User whose session to use [default: the profile''s username, else who signed in last]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to read instead of the default one')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS region; wins over the region in the pool''s id')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--web', '--web', [CompletionResultType]::ParameterName, 'Sign in with the browser, the same as --flow web')
            [CompletionResult]::new('--no-browser', '--no-browser', [CompletionResultType]::ParameterName, 'Open no browser: print the address, and read the one at which a browser elsewhere ends')
            [CompletionResult]::new('--password-stdin', '--password-stdin', [CompletionResultType]::ParameterName, 'Read the password from a line of stdin')
            [CompletionResult]::new('--new-password-stdin', '--new-password-stdin', [CompletionResultType]::ParameterName, 'Read the new password, where one is required, from a line of stdin (after the password''s, if both are given)')
            [CompletionResult]::new('--totp-secret-stdin', '--totp-secret-stdin', [CompletionResultType]::ParameterName, 'Read the secret of the authenticator app (Base32) from a line of stdin (after the passwords'', if given)')
            [CompletionResult]::new('--remember-device', '--remember-device', [CompletionResultType]::ParameterName, 'Have the pool remember this device, so that it need not ask for the second factor again')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Use an embedded stand-in for AWS that lives as long as this command')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail with exit status 3 instead')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show requests and responses on stderr, secrets redacted; -vv adds Cognito''s and the canonical request')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show requests and responses on stderr, secrets redacted; -vv adds Cognito''s and the canonical request')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print neither status messages nor warnings')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print neither status messages nor warnings')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'sigcall;logout' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the configuration file')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'User whose session to use [default: the profile''s username, else who signed in last]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to read instead of the default one')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS region; wins over the region in the pool''s id')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--global', '--global', [CompletionResultType]::ParameterName, 'Sign the user out everywhere')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'Sign out every user of the profile')
            [CompletionResult]::new('--web', '--web', [CompletionResultType]::ParameterName, 'End the browser''s own session at the pool as well')
            [CompletionResult]::new('--no-browser', '--no-browser', [CompletionResultType]::ParameterName, 'Open no browser for --web: print the address')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Use an embedded stand-in for AWS that lives as long as this command')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail with exit status 3 instead')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show requests and responses on stderr, secrets redacted; -vv adds Cognito''s and the canonical request')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show requests and responses on stderr, secrets redacted; -vv adds Cognito''s and the canonical request')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print neither status messages nor warnings')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print neither status messages nor warnings')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'sigcall;password' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the configuration file')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'User whose session to use [default: the profile''s username, else who signed in last]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to read instead of the default one')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS region; wins over the region in the pool''s id')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Use an embedded stand-in for AWS that lives as long as this command')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail with exit status 3 instead')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show requests and responses on stderr, secrets redacted; -vv adds Cognito''s and the canonical request')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show requests and responses on stderr, secrets redacted; -vv adds Cognito''s and the canonical request')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print neither status messages nor warnings')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print neither status messages nor warnings')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('reset', 'reset', [CompletionResultType]::ParameterValue, 'Set a new password with a code that Cognito sends, where the old one is forgotten or must be reset')
            [CompletionResult]::new('change', 'change', [CompletionResultType]::ParameterValue, 'Change the password of a user who is signed in')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'sigcall;password;reset' {
            [CompletionResult]::new('--code', '--code', [CompletionResultType]::ParameterName, 'Code that was sent before; without it one is sent now, and asked for')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the configuration file')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'User whose session to use [default: the profile''s username, else who signed in last]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to read instead of the default one')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS region; wins over the region in the pool''s id')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--new-password-stdin', '--new-password-stdin', [CompletionResultType]::ParameterName, 'Read the new password from a line of stdin')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Use an embedded stand-in for AWS that lives as long as this command')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail with exit status 3 instead')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show requests and responses on stderr, secrets redacted; -vv adds Cognito''s and the canonical request')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show requests and responses on stderr, secrets redacted; -vv adds Cognito''s and the canonical request')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print neither status messages nor warnings')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print neither status messages nor warnings')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'sigcall;password;change' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the configuration file')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'User whose session to use [default: the profile''s username, else who signed in last]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to read instead of the default one')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS region; wins over the region in the pool''s id')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--password-stdin', '--password-stdin', [CompletionResultType]::ParameterName, 'Read the old password from a line of stdin')
            [CompletionResult]::new('--new-password-stdin', '--new-password-stdin', [CompletionResultType]::ParameterName, 'Read the new password from a line of stdin (after the old one''s, if both are given)')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Use an embedded stand-in for AWS that lives as long as this command')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail with exit status 3 instead')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show requests and responses on stderr, secrets redacted; -vv adds Cognito''s and the canonical request')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show requests and responses on stderr, secrets redacted; -vv adds Cognito''s and the canonical request')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print neither status messages nor warnings')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print neither status messages nor warnings')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'sigcall;password;help' {
            [CompletionResult]::new('reset', 'reset', [CompletionResultType]::ParameterValue, 'Set a new password with a code that Cognito sends, where the old one is forgotten or must be reset')
            [CompletionResult]::new('change', 'change', [CompletionResultType]::ParameterValue, 'Change the password of a user who is signed in')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'sigcall;password;help;reset' {
            break
        }
        'sigcall;password;help;change' {
            break
        }
        'sigcall;password;help;help' {
            break
        }
        'sigcall;get' {
            [CompletionResult]::new('-H', '-H ', [CompletionResultType]::ParameterName, 'Header to send: `Name: value`, `Name;` (empty), `Name:` (leave out), or @FILE (can be repeated)')
            [CompletionResult]::new('--header', '--header', [CompletionResultType]::ParameterName, 'Header to send: `Name: value`, `Name;` (empty), `Name:` (leave out), or @FILE (can be repeated)')
            [CompletionResult]::new('-d', '-d', [CompletionResultType]::ParameterName, 'Body: text, @FILE or @- for stdin; several are joined by & (can be repeated)')
            [CompletionResult]::new('--data', '--data', [CompletionResultType]::ParameterName, 'Body: text, @FILE or @- for stdin; several are joined by & (can be repeated)')
            [CompletionResult]::new('--data-raw', '--data-raw', [CompletionResultType]::ParameterName, 'Body without the meaning of @ (can be repeated)')
            [CompletionResult]::new('--data-binary', '--data-binary', [CompletionResultType]::ParameterName, 'Body, @FILE byte for byte (can be repeated)')
            [CompletionResult]::new('--data-urlencode', '--data-urlencode', [CompletionResultType]::ParameterName, 'Body, percent-encoded: TEXT, =TEXT, NAME=TEXT, @FILE or NAME@FILE (can be repeated)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'JSON body: text, @FILE or @-, with its Content-Type and Accept (can be repeated)')
            [CompletionResult]::new('--query', '--query', [CompletionResultType]::ParameterName, 'Query parameter to add, encoded (can be repeated)')
            [CompletionResult]::new('--url-query', '--url-query', [CompletionResultType]::ParameterName, 'Query parameter to add, encoded (can be repeated)')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write the body to FILE instead of stdout')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the body to FILE instead of stdout')
            [CompletionResult]::new('--expect', '--expect', [CompletionResultType]::ParameterName, 'Exit with 0 if the status matches (`403`, `2xx`, `200,204`) and with 1 if not, whatever else is asked')
            [CompletionResult]::new('--auth', '--auth', [CompletionResultType]::ParameterName, 'How to authorise: iam, id-token, access-token or none [default: the profile''s, else iam]')
            [CompletionResult]::new('--role', '--role', [CompletionResultType]::ParameterName, 'Role to take: an ARN, a role name, or a group name')
            [CompletionResult]::new('--service', '--service', [CompletionResultType]::ParameterName, 'Service to sign for [default: told by the host, else the profile''s, else execute-api]')
            [CompletionResult]::new('--sign-region', '--sign-region', [CompletionResultType]::ParameterName, 'Region to sign for [default: told by the host, else the profile''s]')
            [CompletionResult]::new('--allow-host', '--allow-host', [CompletionResultType]::ParameterName, 'Host, or host:port, that may receive a signature beside the profile''s api_url (can be repeated)')
            [CompletionResult]::new('-m', '-m', [CompletionResultType]::ParameterName, 'Seconds the whole transfer may take')
            [CompletionResult]::new('--max-time', '--max-time', [CompletionResultType]::ParameterName, 'Seconds the whole transfer may take')
            [CompletionResult]::new('--connect-timeout', '--connect-timeout', [CompletionResultType]::ParameterName, 'Seconds that connecting may take')
            [CompletionResult]::new('--cacert', '--cacert', [CompletionResultType]::ParameterName, 'PEM file of the roots to trust, instead of the built-in ones')
            [CompletionResult]::new('--pretty', '--pretty', [CompletionResultType]::ParameterName, 'When to indent and colour JSON')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the configuration file')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'User whose session to use [default: the profile''s username, else who signed in last]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to read instead of the default one')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS region; wins over the region in the pool''s id')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('-i', '-i', [CompletionResultType]::ParameterName, 'Show the response''s status line and headers')
            [CompletionResult]::new('--include', '--include', [CompletionResultType]::ParameterName, 'Show the response''s status line and headers')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'Print no body and exit with 22 when the status is 400 or above')
            [CompletionResult]::new('--fail', '--fail', [CompletionResultType]::ParameterName, 'Print no body and exit with 22 when the status is 400 or above')
            [CompletionResult]::new('--fail-with-body', '--fail-with-body', [CompletionResultType]::ParameterName, 'Exit with 22 when the status is 400 or above, and print the body')
            [CompletionResult]::new('--no-check-status', '--no-check-status', [CompletionResultType]::ParameterName, 'Exit with 0 whatever the status')
            [CompletionResult]::new('-k', '-k', [CompletionResultType]::ParameterName, 'Do not check the API''s certificate (Cognito''s is always checked)')
            [CompletionResult]::new('--insecure', '--insecure', [CompletionResultType]::ParameterName, 'Do not check the API''s certificate (Cognito''s is always checked)')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Use an embedded stand-in for AWS that lives as long as this command')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail with exit status 3 instead')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show requests and responses on stderr, secrets redacted; -vv adds Cognito''s and the canonical request')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show requests and responses on stderr, secrets redacted; -vv adds Cognito''s and the canonical request')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print neither status messages nor warnings')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print neither status messages nor warnings')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'sigcall;post' {
            [CompletionResult]::new('-H', '-H ', [CompletionResultType]::ParameterName, 'Header to send: `Name: value`, `Name;` (empty), `Name:` (leave out), or @FILE (can be repeated)')
            [CompletionResult]::new('--header', '--header', [CompletionResultType]::ParameterName, 'Header to send: `Name: value`, `Name;` (empty), `Name:` (leave out), or @FILE (can be repeated)')
            [CompletionResult]::new('-d', '-d', [CompletionResultType]::ParameterName, 'Body: text, @FILE or @- for stdin; several are joined by & (can be repeated)')
            [CompletionResult]::new('--data', '--data', [CompletionResultType]::ParameterName, 'Body: text, @FILE or @- for stdin; several are joined by & (can be repeated)')
            [CompletionResult]::new('--data-raw', '--data-raw', [CompletionResultType]::ParameterName, 'Body without the meaning of @ (can be repeated)')
            [CompletionResult]::new('--data-binary', '--data-binary', [CompletionResultType]::ParameterName, 'Body, @FILE byte for byte (can be repeated)')
            [CompletionResult]::new('--data-urlencode', '--data-urlencode', [CompletionResultType]::ParameterName, 'Body, percent-encoded: TEXT, =TEXT, NAME=TEXT, @FILE or NAME@FILE (can be repeated)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'JSON body: text, @FILE or @-, with its Content-Type and Accept (can be repeated)')
            [CompletionResult]::new('--query', '--query', [CompletionResultType]::ParameterName, 'Query parameter to add, encoded (can be repeated)')
            [CompletionResult]::new('--url-query', '--url-query', [CompletionResultType]::ParameterName, 'Query parameter to add, encoded (can be repeated)')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write the body to FILE instead of stdout')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the body to FILE instead of stdout')
            [CompletionResult]::new('--expect', '--expect', [CompletionResultType]::ParameterName, 'Exit with 0 if the status matches (`403`, `2xx`, `200,204`) and with 1 if not, whatever else is asked')
            [CompletionResult]::new('--auth', '--auth', [CompletionResultType]::ParameterName, 'How to authorise: iam, id-token, access-token or none [default: the profile''s, else iam]')
            [CompletionResult]::new('--role', '--role', [CompletionResultType]::ParameterName, 'Role to take: an ARN, a role name, or a group name')
            [CompletionResult]::new('--service', '--service', [CompletionResultType]::ParameterName, 'Service to sign for [default: told by the host, else the profile''s, else execute-api]')
            [CompletionResult]::new('--sign-region', '--sign-region', [CompletionResultType]::ParameterName, 'Region to sign for [default: told by the host, else the profile''s]')
            [CompletionResult]::new('--allow-host', '--allow-host', [CompletionResultType]::ParameterName, 'Host, or host:port, that may receive a signature beside the profile''s api_url (can be repeated)')
            [CompletionResult]::new('-m', '-m', [CompletionResultType]::ParameterName, 'Seconds the whole transfer may take')
            [CompletionResult]::new('--max-time', '--max-time', [CompletionResultType]::ParameterName, 'Seconds the whole transfer may take')
            [CompletionResult]::new('--connect-timeout', '--connect-timeout', [CompletionResultType]::ParameterName, 'Seconds that connecting may take')
            [CompletionResult]::new('--cacert', '--cacert', [CompletionResultType]::ParameterName, 'PEM file of the roots to trust, instead of the built-in ones')
            [CompletionResult]::new('--pretty', '--pretty', [CompletionResultType]::ParameterName, 'When to indent and colour JSON')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the configuration file')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'User whose session to use [default: the profile''s username, else who signed in last]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to read instead of the default one')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS region; wins over the region in the pool''s id')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('-i', '-i', [CompletionResultType]::ParameterName, 'Show the response''s status line and headers')
            [CompletionResult]::new('--include', '--include', [CompletionResultType]::ParameterName, 'Show the response''s status line and headers')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'Print no body and exit with 22 when the status is 400 or above')
            [CompletionResult]::new('--fail', '--fail', [CompletionResultType]::ParameterName, 'Print no body and exit with 22 when the status is 400 or above')
            [CompletionResult]::new('--fail-with-body', '--fail-with-body', [CompletionResultType]::ParameterName, 'Exit with 22 when the status is 400 or above, and print the body')
            [CompletionResult]::new('--no-check-status', '--no-check-status', [CompletionResultType]::ParameterName, 'Exit with 0 whatever the status')
            [CompletionResult]::new('-k', '-k', [CompletionResultType]::ParameterName, 'Do not check the API''s certificate (Cognito''s is always checked)')
            [CompletionResult]::new('--insecure', '--insecure', [CompletionResultType]::ParameterName, 'Do not check the API''s certificate (Cognito''s is always checked)')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Use an embedded stand-in for AWS that lives as long as this command')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail with exit status 3 instead')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show requests and responses on stderr, secrets redacted; -vv adds Cognito''s and the canonical request')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show requests and responses on stderr, secrets redacted; -vv adds Cognito''s and the canonical request')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print neither status messages nor warnings')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print neither status messages nor warnings')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'sigcall;put' {
            [CompletionResult]::new('-H', '-H ', [CompletionResultType]::ParameterName, 'Header to send: `Name: value`, `Name;` (empty), `Name:` (leave out), or @FILE (can be repeated)')
            [CompletionResult]::new('--header', '--header', [CompletionResultType]::ParameterName, 'Header to send: `Name: value`, `Name;` (empty), `Name:` (leave out), or @FILE (can be repeated)')
            [CompletionResult]::new('-d', '-d', [CompletionResultType]::ParameterName, 'Body: text, @FILE or @- for stdin; several are joined by & (can be repeated)')
            [CompletionResult]::new('--data', '--data', [CompletionResultType]::ParameterName, 'Body: text, @FILE or @- for stdin; several are joined by & (can be repeated)')
            [CompletionResult]::new('--data-raw', '--data-raw', [CompletionResultType]::ParameterName, 'Body without the meaning of @ (can be repeated)')
            [CompletionResult]::new('--data-binary', '--data-binary', [CompletionResultType]::ParameterName, 'Body, @FILE byte for byte (can be repeated)')
            [CompletionResult]::new('--data-urlencode', '--data-urlencode', [CompletionResultType]::ParameterName, 'Body, percent-encoded: TEXT, =TEXT, NAME=TEXT, @FILE or NAME@FILE (can be repeated)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'JSON body: text, @FILE or @-, with its Content-Type and Accept (can be repeated)')
            [CompletionResult]::new('--query', '--query', [CompletionResultType]::ParameterName, 'Query parameter to add, encoded (can be repeated)')
            [CompletionResult]::new('--url-query', '--url-query', [CompletionResultType]::ParameterName, 'Query parameter to add, encoded (can be repeated)')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write the body to FILE instead of stdout')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the body to FILE instead of stdout')
            [CompletionResult]::new('--expect', '--expect', [CompletionResultType]::ParameterName, 'Exit with 0 if the status matches (`403`, `2xx`, `200,204`) and with 1 if not, whatever else is asked')
            [CompletionResult]::new('--auth', '--auth', [CompletionResultType]::ParameterName, 'How to authorise: iam, id-token, access-token or none [default: the profile''s, else iam]')
            [CompletionResult]::new('--role', '--role', [CompletionResultType]::ParameterName, 'Role to take: an ARN, a role name, or a group name')
            [CompletionResult]::new('--service', '--service', [CompletionResultType]::ParameterName, 'Service to sign for [default: told by the host, else the profile''s, else execute-api]')
            [CompletionResult]::new('--sign-region', '--sign-region', [CompletionResultType]::ParameterName, 'Region to sign for [default: told by the host, else the profile''s]')
            [CompletionResult]::new('--allow-host', '--allow-host', [CompletionResultType]::ParameterName, 'Host, or host:port, that may receive a signature beside the profile''s api_url (can be repeated)')
            [CompletionResult]::new('-m', '-m', [CompletionResultType]::ParameterName, 'Seconds the whole transfer may take')
            [CompletionResult]::new('--max-time', '--max-time', [CompletionResultType]::ParameterName, 'Seconds the whole transfer may take')
            [CompletionResult]::new('--connect-timeout', '--connect-timeout', [CompletionResultType]::ParameterName, 'Seconds that connecting may take')
            [CompletionResult]::new('--cacert', '--cacert', [CompletionResultType]::ParameterName, 'PEM file of the roots to trust, instead of the built-in ones')
            [CompletionResult]::new('--pretty', '--pretty', [CompletionResultType]::ParameterName, 'When to indent and colour JSON')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the configuration file')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'User whose session to use [default: the profile''s username, else who signed in last]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to read instead of the default one')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS region; wins over the region in the pool''s id')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('-i', '-i', [CompletionResultType]::ParameterName, 'Show the response''s status line and headers')
            [CompletionResult]::new('--include', '--include', [CompletionResultType]::ParameterName, 'Show the response''s status line and headers')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'Print no body and exit with 22 when the status is 400 or above')
            [CompletionResult]::new('--fail', '--fail', [CompletionResultType]::ParameterName, 'Print no body and exit with 22 when the status is 400 or above')
            [CompletionResult]::new('--fail-with-body', '--fail-with-body', [CompletionResultType]::ParameterName, 'Exit with 22 when the status is 400 or above, and print the body')
            [CompletionResult]::new('--no-check-status', '--no-check-status', [CompletionResultType]::ParameterName, 'Exit with 0 whatever the status')
            [CompletionResult]::new('-k', '-k', [CompletionResultType]::ParameterName, 'Do not check the API''s certificate (Cognito''s is always checked)')
            [CompletionResult]::new('--insecure', '--insecure', [CompletionResultType]::ParameterName, 'Do not check the API''s certificate (Cognito''s is always checked)')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Use an embedded stand-in for AWS that lives as long as this command')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail with exit status 3 instead')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show requests and responses on stderr, secrets redacted; -vv adds Cognito''s and the canonical request')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show requests and responses on stderr, secrets redacted; -vv adds Cognito''s and the canonical request')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print neither status messages nor warnings')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print neither status messages nor warnings')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'sigcall;patch' {
            [CompletionResult]::new('-H', '-H ', [CompletionResultType]::ParameterName, 'Header to send: `Name: value`, `Name;` (empty), `Name:` (leave out), or @FILE (can be repeated)')
            [CompletionResult]::new('--header', '--header', [CompletionResultType]::ParameterName, 'Header to send: `Name: value`, `Name;` (empty), `Name:` (leave out), or @FILE (can be repeated)')
            [CompletionResult]::new('-d', '-d', [CompletionResultType]::ParameterName, 'Body: text, @FILE or @- for stdin; several are joined by & (can be repeated)')
            [CompletionResult]::new('--data', '--data', [CompletionResultType]::ParameterName, 'Body: text, @FILE or @- for stdin; several are joined by & (can be repeated)')
            [CompletionResult]::new('--data-raw', '--data-raw', [CompletionResultType]::ParameterName, 'Body without the meaning of @ (can be repeated)')
            [CompletionResult]::new('--data-binary', '--data-binary', [CompletionResultType]::ParameterName, 'Body, @FILE byte for byte (can be repeated)')
            [CompletionResult]::new('--data-urlencode', '--data-urlencode', [CompletionResultType]::ParameterName, 'Body, percent-encoded: TEXT, =TEXT, NAME=TEXT, @FILE or NAME@FILE (can be repeated)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'JSON body: text, @FILE or @-, with its Content-Type and Accept (can be repeated)')
            [CompletionResult]::new('--query', '--query', [CompletionResultType]::ParameterName, 'Query parameter to add, encoded (can be repeated)')
            [CompletionResult]::new('--url-query', '--url-query', [CompletionResultType]::ParameterName, 'Query parameter to add, encoded (can be repeated)')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write the body to FILE instead of stdout')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the body to FILE instead of stdout')
            [CompletionResult]::new('--expect', '--expect', [CompletionResultType]::ParameterName, 'Exit with 0 if the status matches (`403`, `2xx`, `200,204`) and with 1 if not, whatever else is asked')
            [CompletionResult]::new('--auth', '--auth', [CompletionResultType]::ParameterName, 'How to authorise: iam, id-token, access-token or none [default: the profile''s, else iam]')
            [CompletionResult]::new('--role', '--role', [CompletionResultType]::ParameterName, 'Role to take: an ARN, a role name, or a group name')
            [CompletionResult]::new('--service', '--service', [CompletionResultType]::ParameterName, 'Service to sign for [default: told by the host, else the profile''s, else execute-api]')
            [CompletionResult]::new('--sign-region', '--sign-region', [CompletionResultType]::ParameterName, 'Region to sign for [default: told by the host, else the profile''s]')
            [CompletionResult]::new('--allow-host', '--allow-host', [CompletionResultType]::ParameterName, 'Host, or host:port, that may receive a signature beside the profile''s api_url (can be repeated)')
            [CompletionResult]::new('-m', '-m', [CompletionResultType]::ParameterName, 'Seconds the whole transfer may take')
            [CompletionResult]::new('--max-time', '--max-time', [CompletionResultType]::ParameterName, 'Seconds the whole transfer may take')
            [CompletionResult]::new('--connect-timeout', '--connect-timeout', [CompletionResultType]::ParameterName, 'Seconds that connecting may take')
            [CompletionResult]::new('--cacert', '--cacert', [CompletionResultType]::ParameterName, 'PEM file of the roots to trust, instead of the built-in ones')
            [CompletionResult]::new('--pretty', '--pretty', [CompletionResultType]::ParameterName, 'When to indent and colour JSON')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the configuration file')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'User whose session to use [default: the profile''s username, else who signed in last]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to read instead of the default one')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS region; wins over the region in the pool''s id')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('-i', '-i', [CompletionResultType]::ParameterName, 'Show the response''s status line and headers')
            [CompletionResult]::new('--include', '--include', [CompletionResultType]::ParameterName, 'Show the response''s status line and headers')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'Print no body and exit with 22 when the status is 400 or above')
            [CompletionResult]::new('--fail', '--fail', [CompletionResultType]::ParameterName, 'Print no body and exit with 22 when the status is 400 or above')
            [CompletionResult]::new('--fail-with-body', '--fail-with-body', [CompletionResultType]::ParameterName, 'Exit with 22 when the status is 400 or above, and print the body')
            [CompletionResult]::new('--no-check-status', '--no-check-status', [CompletionResultType]::ParameterName, 'Exit with 0 whatever the status')
            [CompletionResult]::new('-k', '-k', [CompletionResultType]::ParameterName, 'Do not check the API''s certificate (Cognito''s is always checked)')
            [CompletionResult]::new('--insecure', '--insecure', [CompletionResultType]::ParameterName, 'Do not check the API''s certificate (Cognito''s is always checked)')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Use an embedded stand-in for AWS that lives as long as this command')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail with exit status 3 instead')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show requests and responses on stderr, secrets redacted; -vv adds Cognito''s and the canonical request')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show requests and responses on stderr, secrets redacted; -vv adds Cognito''s and the canonical request')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print neither status messages nor warnings')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print neither status messages nor warnings')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'sigcall;delete' {
            [CompletionResult]::new('-H', '-H ', [CompletionResultType]::ParameterName, 'Header to send: `Name: value`, `Name;` (empty), `Name:` (leave out), or @FILE (can be repeated)')
            [CompletionResult]::new('--header', '--header', [CompletionResultType]::ParameterName, 'Header to send: `Name: value`, `Name;` (empty), `Name:` (leave out), or @FILE (can be repeated)')
            [CompletionResult]::new('-d', '-d', [CompletionResultType]::ParameterName, 'Body: text, @FILE or @- for stdin; several are joined by & (can be repeated)')
            [CompletionResult]::new('--data', '--data', [CompletionResultType]::ParameterName, 'Body: text, @FILE or @- for stdin; several are joined by & (can be repeated)')
            [CompletionResult]::new('--data-raw', '--data-raw', [CompletionResultType]::ParameterName, 'Body without the meaning of @ (can be repeated)')
            [CompletionResult]::new('--data-binary', '--data-binary', [CompletionResultType]::ParameterName, 'Body, @FILE byte for byte (can be repeated)')
            [CompletionResult]::new('--data-urlencode', '--data-urlencode', [CompletionResultType]::ParameterName, 'Body, percent-encoded: TEXT, =TEXT, NAME=TEXT, @FILE or NAME@FILE (can be repeated)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'JSON body: text, @FILE or @-, with its Content-Type and Accept (can be repeated)')
            [CompletionResult]::new('--query', '--query', [CompletionResultType]::ParameterName, 'Query parameter to add, encoded (can be repeated)')
            [CompletionResult]::new('--url-query', '--url-query', [CompletionResultType]::ParameterName, 'Query parameter to add, encoded (can be repeated)')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write the body to FILE instead of stdout')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the body to FILE instead of stdout')
            [CompletionResult]::new('--expect', '--expect', [CompletionResultType]::ParameterName, 'Exit with 0 if the status matches (`403`, `2xx`, `200,204`) and with 1 if not, whatever else is asked')
            [CompletionResult]::new('--auth', '--auth', [CompletionResultType]::ParameterName, 'How to authorise: iam, id-token, access-token or none [default: the profile''s, else iam]')
            [CompletionResult]::new('--role', '--role', [CompletionResultType]::ParameterName, 'Role to take: an ARN, a role name, or a group name')
            [CompletionResult]::new('--service', '--service', [CompletionResultType]::ParameterName, 'Service to sign for [default: told by the host, else the profile''s, else execute-api]')
            [CompletionResult]::new('--sign-region', '--sign-region', [CompletionResultType]::ParameterName, 'Region to sign for [default: told by the host, else the profile''s]')
            [CompletionResult]::new('--allow-host', '--allow-host', [CompletionResultType]::ParameterName, 'Host, or host:port, that may receive a signature beside the profile''s api_url (can be repeated)')
            [CompletionResult]::new('-m', '-m', [CompletionResultType]::ParameterName, 'Seconds the whole transfer may take')
            [CompletionResult]::new('--max-time', '--max-time', [CompletionResultType]::ParameterName, 'Seconds the whole transfer may take')
            [CompletionResult]::new('--connect-timeout', '--connect-timeout', [CompletionResultType]::ParameterName, 'Seconds that connecting may take')
            [CompletionResult]::new('--cacert', '--cacert', [CompletionResultType]::ParameterName, 'PEM file of the roots to trust, instead of the built-in ones')
            [CompletionResult]::new('--pretty', '--pretty', [CompletionResultType]::ParameterName, 'When to indent and colour JSON')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the configuration file')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'User whose session to use [default: the profile''s username, else who signed in last]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to read instead of the default one')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS region; wins over the region in the pool''s id')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('-i', '-i', [CompletionResultType]::ParameterName, 'Show the response''s status line and headers')
            [CompletionResult]::new('--include', '--include', [CompletionResultType]::ParameterName, 'Show the response''s status line and headers')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'Print no body and exit with 22 when the status is 400 or above')
            [CompletionResult]::new('--fail', '--fail', [CompletionResultType]::ParameterName, 'Print no body and exit with 22 when the status is 400 or above')
            [CompletionResult]::new('--fail-with-body', '--fail-with-body', [CompletionResultType]::ParameterName, 'Exit with 22 when the status is 400 or above, and print the body')
            [CompletionResult]::new('--no-check-status', '--no-check-status', [CompletionResultType]::ParameterName, 'Exit with 0 whatever the status')
            [CompletionResult]::new('-k', '-k', [CompletionResultType]::ParameterName, 'Do not check the API''s certificate (Cognito''s is always checked)')
            [CompletionResult]::new('--insecure', '--insecure', [CompletionResultType]::ParameterName, 'Do not check the API''s certificate (Cognito''s is always checked)')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Use an embedded stand-in for AWS that lives as long as this command')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail with exit status 3 instead')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show requests and responses on stderr, secrets redacted; -vv adds Cognito''s and the canonical request')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show requests and responses on stderr, secrets redacted; -vv adds Cognito''s and the canonical request')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print neither status messages nor warnings')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print neither status messages nor warnings')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'sigcall;head' {
            [CompletionResult]::new('-H', '-H ', [CompletionResultType]::ParameterName, 'Header to send: `Name: value`, `Name;` (empty), `Name:` (leave out), or @FILE (can be repeated)')
            [CompletionResult]::new('--header', '--header', [CompletionResultType]::ParameterName, 'Header to send: `Name: value`, `Name;` (empty), `Name:` (leave out), or @FILE (can be repeated)')
            [CompletionResult]::new('-d', '-d', [CompletionResultType]::ParameterName, 'Body: text, @FILE or @- for stdin; several are joined by & (can be repeated)')
            [CompletionResult]::new('--data', '--data', [CompletionResultType]::ParameterName, 'Body: text, @FILE or @- for stdin; several are joined by & (can be repeated)')
            [CompletionResult]::new('--data-raw', '--data-raw', [CompletionResultType]::ParameterName, 'Body without the meaning of @ (can be repeated)')
            [CompletionResult]::new('--data-binary', '--data-binary', [CompletionResultType]::ParameterName, 'Body, @FILE byte for byte (can be repeated)')
            [CompletionResult]::new('--data-urlencode', '--data-urlencode', [CompletionResultType]::ParameterName, 'Body, percent-encoded: TEXT, =TEXT, NAME=TEXT, @FILE or NAME@FILE (can be repeated)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'JSON body: text, @FILE or @-, with its Content-Type and Accept (can be repeated)')
            [CompletionResult]::new('--query', '--query', [CompletionResultType]::ParameterName, 'Query parameter to add, encoded (can be repeated)')
            [CompletionResult]::new('--url-query', '--url-query', [CompletionResultType]::ParameterName, 'Query parameter to add, encoded (can be repeated)')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write the body to FILE instead of stdout')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the body to FILE instead of stdout')
            [CompletionResult]::new('--expect', '--expect', [CompletionResultType]::ParameterName, 'Exit with 0 if the status matches (`403`, `2xx`, `200,204`) and with 1 if not, whatever else is asked')
            [CompletionResult]::new('--auth', '--auth', [CompletionResultType]::ParameterName, 'How to authorise: iam, id-token, access-token or none [default: the profile''s, else iam]')
            [CompletionResult]::new('--role', '--role', [CompletionResultType]::ParameterName, 'Role to take: an ARN, a role name, or a group name')
            [CompletionResult]::new('--service', '--service', [CompletionResultType]::ParameterName, 'Service to sign for [default: told by the host, else the profile''s, else execute-api]')
            [CompletionResult]::new('--sign-region', '--sign-region', [CompletionResultType]::ParameterName, 'Region to sign for [default: told by the host, else the profile''s]')
            [CompletionResult]::new('--allow-host', '--allow-host', [CompletionResultType]::ParameterName, 'Host, or host:port, that may receive a signature beside the profile''s api_url (can be repeated)')
            [CompletionResult]::new('-m', '-m', [CompletionResultType]::ParameterName, 'Seconds the whole transfer may take')
            [CompletionResult]::new('--max-time', '--max-time', [CompletionResultType]::ParameterName, 'Seconds the whole transfer may take')
            [CompletionResult]::new('--connect-timeout', '--connect-timeout', [CompletionResultType]::ParameterName, 'Seconds that connecting may take')
            [CompletionResult]::new('--cacert', '--cacert', [CompletionResultType]::ParameterName, 'PEM file of the roots to trust, instead of the built-in ones')
            [CompletionResult]::new('--pretty', '--pretty', [CompletionResultType]::ParameterName, 'When to indent and colour JSON')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the configuration file')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'User whose session to use [default: the profile''s username, else who signed in last]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to read instead of the default one')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS region; wins over the region in the pool''s id')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('-i', '-i', [CompletionResultType]::ParameterName, 'Show the response''s status line and headers')
            [CompletionResult]::new('--include', '--include', [CompletionResultType]::ParameterName, 'Show the response''s status line and headers')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'Print no body and exit with 22 when the status is 400 or above')
            [CompletionResult]::new('--fail', '--fail', [CompletionResultType]::ParameterName, 'Print no body and exit with 22 when the status is 400 or above')
            [CompletionResult]::new('--fail-with-body', '--fail-with-body', [CompletionResultType]::ParameterName, 'Exit with 22 when the status is 400 or above, and print the body')
            [CompletionResult]::new('--no-check-status', '--no-check-status', [CompletionResultType]::ParameterName, 'Exit with 0 whatever the status')
            [CompletionResult]::new('-k', '-k', [CompletionResultType]::ParameterName, 'Do not check the API''s certificate (Cognito''s is always checked)')
            [CompletionResult]::new('--insecure', '--insecure', [CompletionResultType]::ParameterName, 'Do not check the API''s certificate (Cognito''s is always checked)')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Use an embedded stand-in for AWS that lives as long as this command')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail with exit status 3 instead')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show requests and responses on stderr, secrets redacted; -vv adds Cognito''s and the canonical request')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show requests and responses on stderr, secrets redacted; -vv adds Cognito''s and the canonical request')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print neither status messages nor warnings')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print neither status messages nor warnings')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'sigcall;options' {
            [CompletionResult]::new('-H', '-H ', [CompletionResultType]::ParameterName, 'Header to send: `Name: value`, `Name;` (empty), `Name:` (leave out), or @FILE (can be repeated)')
            [CompletionResult]::new('--header', '--header', [CompletionResultType]::ParameterName, 'Header to send: `Name: value`, `Name;` (empty), `Name:` (leave out), or @FILE (can be repeated)')
            [CompletionResult]::new('-d', '-d', [CompletionResultType]::ParameterName, 'Body: text, @FILE or @- for stdin; several are joined by & (can be repeated)')
            [CompletionResult]::new('--data', '--data', [CompletionResultType]::ParameterName, 'Body: text, @FILE or @- for stdin; several are joined by & (can be repeated)')
            [CompletionResult]::new('--data-raw', '--data-raw', [CompletionResultType]::ParameterName, 'Body without the meaning of @ (can be repeated)')
            [CompletionResult]::new('--data-binary', '--data-binary', [CompletionResultType]::ParameterName, 'Body, @FILE byte for byte (can be repeated)')
            [CompletionResult]::new('--data-urlencode', '--data-urlencode', [CompletionResultType]::ParameterName, 'Body, percent-encoded: TEXT, =TEXT, NAME=TEXT, @FILE or NAME@FILE (can be repeated)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'JSON body: text, @FILE or @-, with its Content-Type and Accept (can be repeated)')
            [CompletionResult]::new('--query', '--query', [CompletionResultType]::ParameterName, 'Query parameter to add, encoded (can be repeated)')
            [CompletionResult]::new('--url-query', '--url-query', [CompletionResultType]::ParameterName, 'Query parameter to add, encoded (can be repeated)')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write the body to FILE instead of stdout')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the body to FILE instead of stdout')
            [CompletionResult]::new('--expect', '--expect', [CompletionResultType]::ParameterName, 'Exit with 0 if the status matches (`403`, `2xx`, `200,204`) and with 1 if not, whatever else is asked')
            [CompletionResult]::new('--auth', '--auth', [CompletionResultType]::ParameterName, 'How to authorise: iam, id-token, access-token or none [default: the profile''s, else iam]')
            [CompletionResult]::new('--role', '--role', [CompletionResultType]::ParameterName, 'Role to take: an ARN, a role name, or a group name')
            [CompletionResult]::new('--service', '--service', [CompletionResultType]::ParameterName, 'Service to sign for [default: told by the host, else the profile''s, else execute-api]')
            [CompletionResult]::new('--sign-region', '--sign-region', [CompletionResultType]::ParameterName, 'Region to sign for [default: told by the host, else the profile''s]')
            [CompletionResult]::new('--allow-host', '--allow-host', [CompletionResultType]::ParameterName, 'Host, or host:port, that may receive a signature beside the profile''s api_url (can be repeated)')
            [CompletionResult]::new('-m', '-m', [CompletionResultType]::ParameterName, 'Seconds the whole transfer may take')
            [CompletionResult]::new('--max-time', '--max-time', [CompletionResultType]::ParameterName, 'Seconds the whole transfer may take')
            [CompletionResult]::new('--connect-timeout', '--connect-timeout', [CompletionResultType]::ParameterName, 'Seconds that connecting may take')
            [CompletionResult]::new('--cacert', '--cacert', [CompletionResultType]::ParameterName, 'PEM file of the roots to trust, instead of the built-in ones')
            [CompletionResult]::new('--pretty', '--pretty', [CompletionResultType]::ParameterName, 'When to indent and colour JSON')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the configuration file')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'User whose session to use [default: the profile''s username, else who signed in last]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to read instead of the default one')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS region; wins over the region in the pool''s id')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('-i', '-i', [CompletionResultType]::ParameterName, 'Show the response''s status line and headers')
            [CompletionResult]::new('--include', '--include', [CompletionResultType]::ParameterName, 'Show the response''s status line and headers')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'Print no body and exit with 22 when the status is 400 or above')
            [CompletionResult]::new('--fail', '--fail', [CompletionResultType]::ParameterName, 'Print no body and exit with 22 when the status is 400 or above')
            [CompletionResult]::new('--fail-with-body', '--fail-with-body', [CompletionResultType]::ParameterName, 'Exit with 22 when the status is 400 or above, and print the body')
            [CompletionResult]::new('--no-check-status', '--no-check-status', [CompletionResultType]::ParameterName, 'Exit with 0 whatever the status')
            [CompletionResult]::new('-k', '-k', [CompletionResultType]::ParameterName, 'Do not check the API''s certificate (Cognito''s is always checked)')
            [CompletionResult]::new('--insecure', '--insecure', [CompletionResultType]::ParameterName, 'Do not check the API''s certificate (Cognito''s is always checked)')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Use an embedded stand-in for AWS that lives as long as this command')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail with exit status 3 instead')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show requests and responses on stderr, secrets redacted; -vv adds Cognito''s and the canonical request')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show requests and responses on stderr, secrets redacted; -vv adds Cognito''s and the canonical request')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print neither status messages nor warnings')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print neither status messages nor warnings')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'sigcall;request' {
            [CompletionResult]::new('-H', '-H ', [CompletionResultType]::ParameterName, 'Header to send: `Name: value`, `Name;` (empty), `Name:` (leave out), or @FILE (can be repeated)')
            [CompletionResult]::new('--header', '--header', [CompletionResultType]::ParameterName, 'Header to send: `Name: value`, `Name;` (empty), `Name:` (leave out), or @FILE (can be repeated)')
            [CompletionResult]::new('-d', '-d', [CompletionResultType]::ParameterName, 'Body: text, @FILE or @- for stdin; several are joined by & (can be repeated)')
            [CompletionResult]::new('--data', '--data', [CompletionResultType]::ParameterName, 'Body: text, @FILE or @- for stdin; several are joined by & (can be repeated)')
            [CompletionResult]::new('--data-raw', '--data-raw', [CompletionResultType]::ParameterName, 'Body without the meaning of @ (can be repeated)')
            [CompletionResult]::new('--data-binary', '--data-binary', [CompletionResultType]::ParameterName, 'Body, @FILE byte for byte (can be repeated)')
            [CompletionResult]::new('--data-urlencode', '--data-urlencode', [CompletionResultType]::ParameterName, 'Body, percent-encoded: TEXT, =TEXT, NAME=TEXT, @FILE or NAME@FILE (can be repeated)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'JSON body: text, @FILE or @-, with its Content-Type and Accept (can be repeated)')
            [CompletionResult]::new('--query', '--query', [CompletionResultType]::ParameterName, 'Query parameter to add, encoded (can be repeated)')
            [CompletionResult]::new('--url-query', '--url-query', [CompletionResultType]::ParameterName, 'Query parameter to add, encoded (can be repeated)')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write the body to FILE instead of stdout')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the body to FILE instead of stdout')
            [CompletionResult]::new('--expect', '--expect', [CompletionResultType]::ParameterName, 'Exit with 0 if the status matches (`403`, `2xx`, `200,204`) and with 1 if not, whatever else is asked')
            [CompletionResult]::new('--auth', '--auth', [CompletionResultType]::ParameterName, 'How to authorise: iam, id-token, access-token or none [default: the profile''s, else iam]')
            [CompletionResult]::new('--role', '--role', [CompletionResultType]::ParameterName, 'Role to take: an ARN, a role name, or a group name')
            [CompletionResult]::new('--service', '--service', [CompletionResultType]::ParameterName, 'Service to sign for [default: told by the host, else the profile''s, else execute-api]')
            [CompletionResult]::new('--sign-region', '--sign-region', [CompletionResultType]::ParameterName, 'Region to sign for [default: told by the host, else the profile''s]')
            [CompletionResult]::new('--allow-host', '--allow-host', [CompletionResultType]::ParameterName, 'Host, or host:port, that may receive a signature beside the profile''s api_url (can be repeated)')
            [CompletionResult]::new('-m', '-m', [CompletionResultType]::ParameterName, 'Seconds the whole transfer may take')
            [CompletionResult]::new('--max-time', '--max-time', [CompletionResultType]::ParameterName, 'Seconds the whole transfer may take')
            [CompletionResult]::new('--connect-timeout', '--connect-timeout', [CompletionResultType]::ParameterName, 'Seconds that connecting may take')
            [CompletionResult]::new('--cacert', '--cacert', [CompletionResultType]::ParameterName, 'PEM file of the roots to trust, instead of the built-in ones')
            [CompletionResult]::new('--pretty', '--pretty', [CompletionResultType]::ParameterName, 'When to indent and colour JSON')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the configuration file')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'User whose session to use [default: the profile''s username, else who signed in last]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to read instead of the default one')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS region; wins over the region in the pool''s id')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('-i', '-i', [CompletionResultType]::ParameterName, 'Show the response''s status line and headers')
            [CompletionResult]::new('--include', '--include', [CompletionResultType]::ParameterName, 'Show the response''s status line and headers')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'Print no body and exit with 22 when the status is 400 or above')
            [CompletionResult]::new('--fail', '--fail', [CompletionResultType]::ParameterName, 'Print no body and exit with 22 when the status is 400 or above')
            [CompletionResult]::new('--fail-with-body', '--fail-with-body', [CompletionResultType]::ParameterName, 'Exit with 22 when the status is 400 or above, and print the body')
            [CompletionResult]::new('--no-check-status', '--no-check-status', [CompletionResultType]::ParameterName, 'Exit with 0 whatever the status')
            [CompletionResult]::new('-k', '-k', [CompletionResultType]::ParameterName, 'Do not check the API''s certificate (Cognito''s is always checked)')
            [CompletionResult]::new('--insecure', '--insecure', [CompletionResultType]::ParameterName, 'Do not check the API''s certificate (Cognito''s is always checked)')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Use an embedded stand-in for AWS that lives as long as this command')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail with exit status 3 instead')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show requests and responses on stderr, secrets redacted; -vv adds Cognito''s and the canonical request')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show requests and responses on stderr, secrets redacted; -vv adds Cognito''s and the canonical request')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print neither status messages nor warnings')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print neither status messages nor warnings')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'sigcall;test' {
            [CompletionResult]::new('--jobs', '--jobs', [CompletionResultType]::ParameterName, 'How many requests may be in flight')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the configuration file')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'User whose session to use [default: the profile''s username, else who signed in last]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to read instead of the default one')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS region; wins over the region in the pool''s id')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Use an embedded stand-in for AWS that lives as long as this command')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail with exit status 3 instead')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show requests and responses on stderr, secrets redacted; -vv adds Cognito''s and the canonical request')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show requests and responses on stderr, secrets redacted; -vv adds Cognito''s and the canonical request')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print neither status messages nor warnings')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print neither status messages nor warnings')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'sigcall;sandbox' {
            [CompletionResult]::new('--listen', '--listen', [CompletionResultType]::ParameterName, 'Loopback address to listen on; port 0 takes a free one')
            [CompletionResult]::new('--scenario', '--scenario', [CompletionResultType]::ParameterName, 'Scenario file to serve instead of the built-in one')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the configuration file')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'User whose session to use [default: the profile''s username, else who signed in last]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to read instead of the default one')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS region; wins over the region in the pool''s id')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one line of JSON when it is ready, instead of the variables to export')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Use an embedded stand-in for AWS that lives as long as this command')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail with exit status 3 instead')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show requests and responses on stderr, secrets redacted; -vv adds Cognito''s and the canonical request')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show requests and responses on stderr, secrets redacted; -vv adds Cognito''s and the canonical request')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print neither status messages nor warnings')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print neither status messages nor warnings')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'sigcall;generate' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the configuration file')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'User whose session to use [default: the profile''s username, else who signed in last]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to read instead of the default one')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS region; wins over the region in the pool''s id')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Use an embedded stand-in for AWS that lives as long as this command')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail with exit status 3 instead')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show requests and responses on stderr, secrets redacted; -vv adds Cognito''s and the canonical request')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show requests and responses on stderr, secrets redacted; -vv adds Cognito''s and the canonical request')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print neither status messages nor warnings')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print neither status messages nor warnings')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('completion', 'completion', [CompletionResultType]::ParameterValue, 'Write a shell''s completion script to stdout')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'sigcall;generate;completion' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the configuration file')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'User whose session to use [default: the profile''s username, else who signed in last]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to read instead of the default one')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS region; wins over the region in the pool''s id')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Use an embedded stand-in for AWS that lives as long as this command')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail with exit status 3 instead')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show requests and responses on stderr, secrets redacted; -vv adds Cognito''s and the canonical request')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show requests and responses on stderr, secrets redacted; -vv adds Cognito''s and the canonical request')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print neither status messages nor warnings')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print neither status messages nor warnings')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'sigcall;generate;help' {
            [CompletionResult]::new('completion', 'completion', [CompletionResultType]::ParameterValue, 'Write a shell''s completion script to stdout')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'sigcall;generate;help;completion' {
            break
        }
        'sigcall;generate;help;help' {
            break
        }
        'sigcall;help' {
            [CompletionResult]::new('login', 'login', [CompletionResultType]::ParameterValue, 'Sign in, take the role''s credentials, and keep the session')
            [CompletionResult]::new('logout', 'logout', [CompletionResultType]::ParameterValue, 'Revoke the refresh token and remove the session')
            [CompletionResult]::new('password', 'password', [CompletionResultType]::ParameterValue, 'Reset a forgotten password, or change one')
            [CompletionResult]::new('get', 'get', [CompletionResultType]::ParameterValue, 'Send a signed GET request')
            [CompletionResult]::new('post', 'post', [CompletionResultType]::ParameterValue, 'Send a signed POST request')
            [CompletionResult]::new('put', 'put', [CompletionResultType]::ParameterValue, 'Send a signed PUT request')
            [CompletionResult]::new('patch', 'patch', [CompletionResultType]::ParameterValue, 'Send a signed PATCH request')
            [CompletionResult]::new('delete', 'delete', [CompletionResultType]::ParameterValue, 'Send a signed DELETE request')
            [CompletionResult]::new('head', 'head', [CompletionResultType]::ParameterValue, 'Send a signed HEAD request')
            [CompletionResult]::new('options', 'options', [CompletionResultType]::ParameterValue, 'Send a signed OPTIONS request')
            [CompletionResult]::new('request', 'request', [CompletionResultType]::ParameterValue, 'Send a signed request with any method')
            [CompletionResult]::new('test', 'test', [CompletionResultType]::ParameterValue, 'Run smoke suites: every user against every route')
            [CompletionResult]::new('sandbox', 'sandbox', [CompletionResultType]::ParameterValue, 'Serve a stand-in for Cognito and API Gateway on one loopback port')
            [CompletionResult]::new('generate', 'generate', [CompletionResultType]::ParameterValue, 'Write what is generated from the command line''s definition')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'sigcall;help;login' {
            break
        }
        'sigcall;help;logout' {
            break
        }
        'sigcall;help;password' {
            [CompletionResult]::new('reset', 'reset', [CompletionResultType]::ParameterValue, 'Set a new password with a code that Cognito sends, where the old one is forgotten or must be reset')
            [CompletionResult]::new('change', 'change', [CompletionResultType]::ParameterValue, 'Change the password of a user who is signed in')
            break
        }
        'sigcall;help;password;reset' {
            break
        }
        'sigcall;help;password;change' {
            break
        }
        'sigcall;help;get' {
            break
        }
        'sigcall;help;post' {
            break
        }
        'sigcall;help;put' {
            break
        }
        'sigcall;help;patch' {
            break
        }
        'sigcall;help;delete' {
            break
        }
        'sigcall;help;head' {
            break
        }
        'sigcall;help;options' {
            break
        }
        'sigcall;help;request' {
            break
        }
        'sigcall;help;test' {
            break
        }
        'sigcall;help;sandbox' {
            break
        }
        'sigcall;help;generate' {
            [CompletionResult]::new('completion', 'completion', [CompletionResultType]::ParameterValue, 'Write a shell''s completion script to stdout')
            break
        }
        'sigcall;help;generate;completion' {
            break
        }
        'sigcall;help;help' {
            break
        }
    })

    $completions.Where{ $_.CompletionText -like "$wordToComplete*" } |
        Sort-Object -Property ListItemText
}
