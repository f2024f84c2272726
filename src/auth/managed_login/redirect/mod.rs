//! Where the browser comes back to: the redirect URI, what is listened there, and what the browser, or a person, brings.

mod callback;
mod listener;
mod loopback;
mod page;
mod paste;
mod sockets;

pub(super) use callback::Callback;
pub(super) use listener::CallbackListener;
pub(super) use loopback::{Loopback, is_loopback};
pub(super) use page::Page;
pub(super) use paste::read as read_pasted;
