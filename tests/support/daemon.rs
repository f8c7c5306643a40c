//! The web servers that portals run (Debian's packages), with the configurations of `deploy/`.

use std::fs;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio, id};
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::failure::{Failure, Outcome, PATIENCE};
use super::project;
use super::server::UNDER;

/// A server and the configuration it uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// `deploy/nginx.conf`, in a server block.
    Nginx,
    /// `deploy/apache.conf`, in the site's own configuration.
    Apache,
    /// `deploy/htaccess`, as `.htaccess` beside the page.
    Htaccess,
    /// `deploy/htaccess` on an Apache without any of its optional modules.
    BareHtaccess,
}

impl Kind {
    /// The servers that have every module the configurations use.
    pub const ALL: [Kind; 3] = [Kind::Nginx, Kind::Apache, Kind::Htaccess];

    fn program(self) -> (&'static str, &'static str) {
        match self {
            Kind::Nginx => ("/usr/sbin/nginx", "nginx libnginx-mod-http-brotli-static"),
            Kind::Apache | Kind::Htaccess | Kind::BareHtaccess => ("/usr/sbin/apache2", "apache2"),
        }
    }
}

/// A running server and a copy of the page in its site. Both are removed when this is dropped.
pub struct Daemon {
    /// Holds its configuration, its site and its logs.
    pub folder: PathBuf,
    port: u16,
    process: Child,
}

impl Daemon {
    /// Starts a server for the page in the folder `page`; `policy` is the site's own Content-Security-Policy.
    pub fn start(kind: Kind, page: &Path, policy: Option<&str>) -> Outcome<Daemon> {
        let (program, packages) = kind.program();
        let missing =
            || Failure(format!("{kind:?}: run `scripts/setup test`, or install what Debian calls: {packages}"));
        if !Path::new(program).is_file() {
            return Err(missing());
        }
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
        // Readable by other users: Apache drops its root rights.
        let folder = std::env::temp_dir().join(format!("gongxiaomei-{}-{port}", id()));
        let site = folder.join("site");
        copy(page, &site.join(UNDER.trim_start_matches('/')))?;
        let configuration = folder.join("server.conf");
        match kind {
            Kind::Nginx => nginx(&folder, port, policy)?,
            _ => apache(kind, &folder, port, policy)?,
        }
        let mut command = Command::new(program);
        match kind {
            Kind::Nginx => command.arg("-p").arg(&folder).arg("-e").arg(folder.join("error.log")),
            _ => command.arg("-X").arg("-d").arg(&folder),
        };
        // Fills new memory with bytes that are no slash: under `disable_symlinks` nginx' brotli module takes bytes behind a file's name
        // for a part of it, and where one of them is a slash, it does not find the file (glibc's mallopt(3), M_PERTURB).
        command.env("MALLOC_PERTURB_", "165");
        let output = fs::File::create(folder.join("said.log"))?;
        let process = command
            .arg(if kind == Kind::Nginx { "-c" } else { "-f" })
            .arg(&configuration)
            .stdin(Stdio::null())
            .stdout(output.try_clone()?)
            .stderr(output)
            .spawn()?;
        let mut daemon = Daemon { folder, port, process };
        let start = Instant::now();
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            if daemon.process.try_wait()?.is_some() || start.elapsed() > PATIENCE {
                let logs = [daemon.read("said.log"), daemon.read("error.log")].concat();
                return Err(Failure(format!("{} does not answer: {logs}", missing().0)));
            }
            sleep(Duration::from_millis(20));
        }
        Ok(daemon)
    }

    /// The URL of a path in the site, such as `/zt/infographic/`.
    pub fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    fn read(&self, log: &str) -> String {
        fs::read_to_string(self.folder.join(log)).unwrap_or_default()
    }
}

impl Drop for Daemon {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// Copies a folder so that everyone can read it.
pub fn copy(from: &Path, to: &Path) -> Outcome {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let (path, copied) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            copy(&path, &copied)?;
        } else {
            fs::copy(&path, &copied)?;
            fs::set_permissions(&copied, fs::Permissions::from_mode(0o644))?;
        }
    }
    Ok(())
}

/// The site's own Strict-Transport-Security, which must hold for the page as well.
pub const HSTS: &str = "max-age=31536000; includeSubDomains";

/// A typical site's server block; one process, in the foreground, started by any user.
fn nginx(folder: &Path, port: u16, policy: Option<&str>) -> Outcome {
    let user = if root()? { "user root;" } else { "" };
    let own = folder.display();
    let temporary: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .iter()
        .map(|name| format!("{name}_temp_path {own}/{name};\n"))
        .collect();
    let text = format!(
        "{user} daemon off; master_process off; pid {own}/pid; error_log {own}/error.log;
load_module /usr/lib/nginx/modules/ngx_http_brotli_static_module.so;
events {{ worker_connections 256; }}
http {{
    access_log off;
    {temporary}
    include /etc/nginx/mime.types;
    include conf.d/*.conf;
    gzip on;
    server {{
        listen 127.0.0.1:{port};
        root {own}/site;
        # Settings for the site's own files, which must not apply to the page's.
        expires 1h;
        add_header Strict-Transport-Security \"{HSTS}\" always;
        add_header X-Frame-Options DENY always;
        add_header Content-Security-Policy \"default-src 'none'\" always;
        location ~ \\.(js|css|wasm)$ {{ expires 2h; }}
        location ~ /\\. {{ deny all; }}
        include snippets/infographic.conf;
    }}
}}
"
    );
    for (place, own) in [("conf.d", "nginx-map.conf"), ("snippets", "nginx.conf")] {
        fs::create_dir_all(folder.join(place))?;
        fs::copy(project().join("deploy").join(own), folder.join(place).join("infographic.conf"))?;
    }
    let kept = format!("add_header Strict-Transport-Security \"{HSTS}\" always;\n");
    fs::write(folder.join("infographic-headers.conf"), kept)?;
    if let Some(policy) = policy {
        let line = format!("add_header Content-Security-Policy \"{policy}\" always;\n");
        fs::write(folder.join("infographic-policy.conf"), line)?;
    }
    Ok(fs::write(folder.join("server.conf"), text)?)
}

/// A typical site on Debian's Apache: with its default modules and, except for [`Kind::BareHtaccess`], those that the rules use.
fn apache(kind: Kind, folder: &Path, port: u16, policy: Option<&str>) -> Outcome {
    let asked: &[&str] =
        if kind == Kind::BareHtaccess { &[] } else { &["alias", "rewrite", "headers", "expires", "deflate", "filter"] };
    let modules: String = ["mpm_event", "authz_core", "mime", "dir", "autoindex", "negotiation", "setenvif"]
        .iter()
        .chain(asked)
        .map(|name| format!("LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so\n"))
        .collect();
    let user = if root()? { "User www-data\nGroup www-data" } else { "" };
    let deflate = if asked.is_empty() { "" } else { "Include /etc/apache2/mods-available/deflate.conf" };
    // Headers a site may set for its own files, in both of Apache's header tables; and a rewrite rule of the site, which Apache
    // does not apply in a folder that has rules of its own.
    let headers = if asked.is_empty() {
        String::new()
    } else {
        format!(
            "ExpiresActive On\nExpiresDefault \"access plus 1 hour\"
Header always set Strict-Transport-Security \"{HSTS}\"
Header set X-Frame-Options SAMEORIGIN\nHeader always set X-Frame-Options DENY
Header set Content-Security-Policy \"default-src 'none'\"\nHeader always set Content-Security-Policy \"default-src 'none'\"
Header set Referrer-Policy no-referrer\nHeader set X-Content-Type-Options nosniff"
        )
    };
    let denied = if asked.is_empty() { "" } else { "RewriteEngine On\nRewriteRule \"(^|/)\\.\" - [F]" };
    let own = folder.display();
    let page = format!("{own}/site{UNDER}");
    let allowed = match kind {
        Kind::Apache => format!("Define INFOGRAPHIC {page}\nInclude conf-available/infographic.conf"),
        _ => format!("<Directory {page}>\nAllowOverride FileInfo\n</Directory>"),
    };
    let text = format!(
        "ServerName 127.0.0.1\nListen 127.0.0.1:{port}\nPidFile {own}/pid\nDefaultRuntimeDir {own}\nErrorLog {own}/error.log
{modules}{user}
Include /etc/apache2/mods-available/mime.conf
Include /etc/apache2/mods-available/dir.conf
{deflate}
{headers}
DocumentRoot {own}/site
<Directory />
    AllowOverride None
    Require all denied
</Directory>
<Directory {own}/site>
    Options Indexes FollowSymLinks MultiViews
    Require all granted
    {denied}
</Directory>
{allowed}
"
    );
    let rules = project().join("deploy/htaccess");
    if kind == Kind::Apache {
        let conf = folder.join("conf-available");
        fs::create_dir_all(&conf)?;
        fs::copy(project().join("deploy/apache.conf"), conf.join("infographic.conf"))?;
        fs::copy(rules, conf.join("infographic.htaccess"))?;
        if let Some(policy) = policy {
            let line = format!("Header always set Content-Security-Policy \"{policy}\"\n");
            fs::write(conf.join("infographic-policy.conf"), line)?;
        }
    } else {
        let mut rules = fs::read_to_string(rules)?;
        if let Some(policy) = policy {
            let place = "    # Header always set Content-Security-Policy \"…\"\n";
            rules = rules.replace(place, &format!("    Header always set Content-Security-Policy \"{policy}\"\n"));
        }
        let own = folder.join(format!("site{UNDER}/.htaccess"));
        fs::write(&own, rules)?;
        fs::set_permissions(own, fs::Permissions::from_mode(0o644))?;
    }
    Ok(fs::write(folder.join("server.conf"), text)?)
}

/// Whether this process runs as root: only then may a server's configuration name a user.
fn root() -> Outcome<bool> {
    let id = Command::new("id").arg("-u").output()?;
    Ok(id.stdout.trim_ascii() == b"0")
}
