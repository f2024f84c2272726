//! Who is signed in, between runs. Joins sign-in and the store; knows no requests and no output.
