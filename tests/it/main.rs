//! The one integration binary: a module a capability.

// The house: who may import whom.
mod architecture;
