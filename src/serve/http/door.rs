//! Who may ask: whoever means this server, and no page of another site.

use std::collections::BTreeSet;
use std::env;
use std::fs;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::process::{Command, Stdio};

use super::head::Head;
use super::refusal::Refusal;

/// The names that a server has. A site that lets its own name be resolved to this machine, in order to read the
/// preview as if it were its own page, cannot change the name that the browser sends.
#[derive(Debug)]
pub(super) struct Door {
    port: u16,
    /// In lower case.
    names: BTreeSet<String>,
    addresses: BTreeSet<IpAddr>,
    /// Whether any IP address may be this machine's. None of them is a name that could be resolved to it.
    takes_any_address: bool,
}

impl Door {
    /// The door of a server that was bound at a host.
    pub(super) fn new(host: &str, address: SocketAddr) -> Self {
        let ip = address.ip();
        let mut names = BTreeSet::from(["localhost".to_owned()]);
        let loopback = [IpAddr::V4(Ipv4Addr::LOCALHOST), IpAddr::V6(Ipv6Addr::LOCALHOST), ip];
        if host.parse::<IpAddr>().is_err() {
            names.insert(host.to_ascii_lowercase());
        }
        if ip.is_unspecified() {
            names.extend(machine_names());
        }
        let addresses = BTreeSet::from(loopback);
        Self { port: address.port(), names, addresses, takes_any_address: ip.is_unspecified() }
    }

    /// Refuses a request that means another server, or that a page of another site made without a person's doing.
    pub(super) fn check(&self, head: &Head) -> Result<(), Refusal> {
        let only = |name| {
            let mut values = head.values(name);
            let first = values.next();
            (first, values.next().is_some())
        };
        match only("host") {
            (Some(host), false) if self.is_ours(host) => {}
            _ => return Err(Refusal::FOREIGN_HOST),
        }
        let is_foreign = match only("origin") {
            (None, _) => false,
            (Some(origin), has_more) => {
                let authority =
                    origin.split_at_checked(7).filter(|(scheme, _)| scheme.eq_ignore_ascii_case("http://"));
                has_more || !authority.is_some_and(|(_, authority)| self.is_ours(authority))
            }
        };
        // Another port of this machine is another origin, although browsers call it the same site.
        let is_other = head.values("sec-fetch-site").any(|site| matches!(site, "cross-site" | "same-site"));
        let is_followed = head.values("sec-fetch-mode").any(|mode| mode == "navigate");
        if is_foreign || (is_other && !is_followed) { Err(Refusal::FOREIGN_ORIGIN) } else { Ok(()) }
    }

    /// Whether a host with its port is this server.
    pub(super) fn is_ours(&self, authority: &str) -> bool {
        let (host, port) = match authority.rsplit_once(':') {
            Some((host, port)) if !port.ends_with(']') => {
                let is_number = !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit());
                (host, port.parse().ok().filter(|_| is_number))
            }
            _ => (authority, Some(80)),
        };
        port == Some(self.port) && self.is_our_name(host)
    }

    fn is_our_name(&self, host: &str) -> bool {
        let ip = match host.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            Some(ip) => ip.parse().ok().map(IpAddr::V6),
            None => host.parse().ok().map(IpAddr::V4),
        };
        match ip {
            Some(ip) => self.takes_any_address || self.addresses.contains(&ip),
            None => self.names.contains(&host.to_ascii_lowercase()),
        }
    }
}

/// The names under which others in the same network reach this machine, as far as it tells.
fn machine_names() -> BTreeSet<String> {
    let stored = fs::read_to_string("/proc/sys/kernel/hostname").ok();
    let told = || {
        let output = Command::new("hostname").stdin(Stdio::null()).stderr(Stdio::null()).output();
        output.ok().and_then(|output| String::from_utf8(output.stdout).ok())
    };
    let name = stored.or_else(|| env::var("COMPUTERNAME").ok()).or_else(told).unwrap_or_default();
    let name = name.trim().to_ascii_lowercase();
    let short = name.split('.').next().unwrap_or_default().to_owned();
    // The suffix is that of the network's own naming service, which asks nobody outside.
    let names = [format!("{short}.local"), short, name];
    names.into_iter().filter(|name| !name.is_empty() && !name.starts_with('.')).collect()
}
