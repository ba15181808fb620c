//! A bound listener, and the loop that accepts.

use std::io::{Error, ErrorKind};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener, TcpStream, ToSocketAddrs};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use super::answer::Handler;
use super::connection::Service;
use super::connections::Connections;
use super::door::Door;
use super::limits::Limits;
use super::stop::Stop;

/// How many ports are tried, the first one included.
const PORTS: u16 = 100;
/// How long a stopped server waits for its threads. Both waits together stay below the second that is promised.
const FAREWELL: Duration = Duration::from_millis(300);

/// A listener that is bound and does not accept yet: browsers that connect now are served once it runs.
#[derive(Debug)]
pub struct Server {
    listener: TcpListener,
    address: SocketAddr,
    host: String,
    limits: Limits,
}

impl Server {
    /// Binds a host, which is a name or an IP address with or without brackets, and a port, or the next free one
    /// of the hundred that begin there. Port 0 lets the system choose. A name that has several addresses is bound
    /// at one of them, IPv4 before IPv6: bound at the second because the first is taken, the address that is
    /// printed would lead to another server.
    pub fn bind(host: &str, port: u16) -> Result<Self, Error> {
        Self::bind_with(host, port, Limits::default())
    }

    pub(super) fn bind_with(host: &str, port: u16, limits: Limits) -> Result<Self, Error> {
        let host = host.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(host);
        let ip = resolve(host)?;
        let last = if port == 0 { 0 } else { port.saturating_add(PORTS - 1) };
        let mut refused = None;
        for candidate in port..=last {
            match TcpListener::bind((ip, candidate)) {
                Ok(listener) => {
                    let address = listener.local_addr()?;
                    return Ok(Self { listener, address, host: host.to_owned(), limits });
                }
                Err(error) if is_taken(&error, candidate) => refused = Some(error),
                Err(error) => return Err(error),
            }
        }
        Err(refused.unwrap_or_else(|| Error::from(ErrorKind::AddrInUse)))
    }

    /// The address that was taken. Its port differs from the one asked for if that was in use.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Whether only this machine can connect.
    pub fn is_loopback(&self) -> bool {
        self.address.ip().is_loopback()
    }

    /// Serves until the handle is triggered, and returns within a second after. Connections have threads of
    /// their own, so the handler is called by several at once. It is an error if no thread can be started.
    pub fn run(self, handler: Arc<dyn Handler>, stop: &Stop) -> Result<(), Error> {
        let address = self.address;
        let connections = Arc::new(Connections::new(self.limits.connections));
        let door = Door::new(&self.host, address);
        let service = Arc::new(Service { handler, door, limits: self.limits });
        let accepting = thread::Builder::new().name("http-accept".to_owned()).spawn({
            let (connections, stop) = (Arc::clone(&connections), stop.clone());
            move || accept(&self.listener, &service, &connections, &stop)
        })?;
        stop.wait();
        connections.close();
        // Nothing else wakes a thread that accepts.
        drop(TcpStream::connect_timeout(&reachable(address), FAREWELL));
        let end = Instant::now() + FAREWELL;
        while !accepting.is_finished() && Instant::now() < end {
            thread::sleep(Duration::from_millis(1));
        }
        connections.wait_until_empty(FAREWELL);
        Ok(())
    }
}

/// Accepts connections and gives each a thread, until the end. Whatever goes wrong is the affair of one connection,
/// or passes: a process that is out of descriptors or threads has some again when connections end.
fn accept(listener: &TcpListener, service: &Arc<Service>, connections: &Arc<Connections>, stop: &Stop) {
    while !stop.is_triggered() {
        match listener.accept() {
            Ok((stream, _)) => {
                let Some(connection) = connections.admit(stream) else { continue };
                let service = Arc::clone(service);
                // If there is no thread to be had, the closure is dropped, and the connection with it.
                let begun =
                    thread::Builder::new().name("http".to_owned()).spawn(move || service.serve(&connection));
                if begun.is_err() {
                    connections.make_room();
                }
            }
            Err(error) => {
                use ErrorKind::{ConnectionAborted, ConnectionReset, Interrupted};
                if !matches!(error.kind(), ConnectionAborted | ConnectionReset | Interrupted) {
                    connections.make_room();
                    thread::sleep(Duration::from_millis(10));
                }
            }
        }
    }
}

/// The one IP address of a host at which to listen.
fn resolve(host: &str) -> Result<IpAddr, Error> {
    if let Ok(ip) = host.parse() {
        return Ok(ip);
    }
    let found: Vec<IpAddr> = (host, 0).to_socket_addrs()?.map(|address| address.ip()).collect();
    let preferred = found.iter().find(|ip| ip.is_ipv4()).or_else(|| found.first());
    preferred.copied().ok_or_else(|| Error::from(ErrorKind::AddrNotAvailable))
}

/// Whether another port may do. Windows sets ranges of ports aside and then speaks of permission, while Unix does so
/// for ports that only the administrator can take, all of them below 1,024.
fn is_taken(error: &Error, port: u16) -> bool {
    error.kind() == ErrorKind::AddrInUse || (error.kind() == ErrorKind::PermissionDenied && port >= 1024)
}

/// Where this machine itself reaches a listener.
fn reachable(address: SocketAddr) -> SocketAddr {
    let ip = match address.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => IpAddr::V4(Ipv4Addr::LOCALHOST),
        IpAddr::V6(ip) if ip.is_unspecified() => IpAddr::V6(Ipv6Addr::LOCALHOST),
        ip => ip,
    };
    SocketAddr::new(ip, address.port())
}
