//! The body options. curl joins them in the order they were typed, which clap's derive does not keep across options.

use clap::{Arg, ArgAction, ArgMatches, Args, Command, FromArgMatches};

use crate::api::{DataKind, DataOption};

/// The body options in the order they were typed.
#[derive(Debug, Default)]
pub struct DataArgs(pub Vec<DataOption>);

struct DataFlag {
    id: &'static str,
    short: Option<char>,
    help: &'static str,
    kind: DataKind,
}

const FLAGS: [DataFlag; 5] = [
    DataFlag {
        id: "data",
        short: Some('d'),
        help: "Body: text, @FILE or @- for stdin; several are joined by & (can be repeated)",
        kind: DataKind::Data,
    },
    DataFlag {
        id: "data-raw",
        short: None,
        help: "Body without the meaning of @ (can be repeated)",
        kind: DataKind::Raw,
    },
    DataFlag {
        id: "data-binary",
        short: None,
        help: "Body, @FILE byte for byte (can be repeated)",
        kind: DataKind::Binary,
    },
    DataFlag {
        id: "data-urlencode",
        short: None,
        help: "Body, percent-encoded: TEXT, =TEXT, NAME=TEXT, @FILE or NAME@FILE (can be repeated)",
        kind: DataKind::UrlEncode,
    },
    DataFlag {
        id: "json",
        short: None,
        help: "JSON body: text, @FILE or @-, with its Content-Type and Accept (can be repeated)",
        kind: DataKind::Json,
    },
];

impl Args for DataArgs {
    fn augment_args(command: Command) -> Command {
        FLAGS.iter().fold(command, |command, flag| {
            let arg = Arg::new(flag.id)
                .long(flag.id)
                .help(flag.help)
                .value_name("DATA")
                .action(ArgAction::Append);
            let arg = arg.allow_hyphen_values(true);
            command.arg(if let Some(short) = flag.short {
                arg.short(short)
            } else {
                arg
            })
        })
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl FromArgMatches for DataArgs {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let mut typed: Vec<(usize, DataOption)> = Vec::new();
        for flag in &FLAGS {
            let values = matches.get_many::<String>(flag.id).into_iter().flatten();
            let places = matches.indices_of(flag.id).into_iter().flatten();
            typed.extend(places.zip(values).map(|(place, value)| {
                (
                    place,
                    DataOption {
                        kind: flag.kind,
                        argument: value.clone(),
                    },
                )
            }));
        }
        typed.sort_by_key(|(place, _)| *place);
        Ok(Self(typed.into_iter().map(|(_, data)| data).collect()))
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}
