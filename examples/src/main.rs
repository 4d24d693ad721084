//! Runs an example: `cargo run -p tinsmith-examples -- NAME`.

use std::process::ExitCode;
use tinsmith_examples::create::Machine;
use tinsmith_examples::{Failure, create, mock, own_model, pages, strict};

#[tokio::main]
async fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let name = arguments.next().unwrap_or_default();
    match run(&name, &arguments.collect::<Vec<_>>()).await {
        Ok(text) => {
            println!("{text}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

async fn run(name: &str, arguments: &[String]) -> Result<String, Failure> {
    let (client, _server) = service::connect().await;
    Ok(match name {
        "create" => format!("created {}", create::run(&client, machine(arguments)).await?),
        "pages" => pages::run(&client).await?.join("\n"),
        "strict" => {
            let client = strict::client(client.config().to_builder());
            strict::run(&client).await.join("\n")
        }
        "mock" => format!(
            "deleted {}",
            mock::delete_all(&client, &["wsinst-0123456789abcdef"]).await?
        ),
        "own_model" => {
            let server = tinsmith_examples::stand_in::weather().await;
            let http_client = aws_smithy_http_client::Builder::new().build_http();
            own_model::run(&own_model::client(&server.url(), http_client))
                .await?
                .join("\n")
        }
        _ => return Err("name an example: create, pages, strict, mock or own_model".into()),
    })
}

fn machine(arguments: &[String]) -> Machine {
    let argument = |index: usize, default: &str| arguments.get(index).map_or(default, String::as_str).to_owned();
    Machine {
        image: argument(0, "ami-0123456789abcdef0"),
        instance_type: argument(1, "m5.large"),
        subnet: argument(2, "subnet-0123456789abcdef0"),
    }
}

/// The account of the environment: credentials, region and endpoint as any AWS program finds them.
#[cfg(feature = "online")]
mod service {
    use workspaces_instances::Client;
    use workspaces_instances::config::BehaviorVersion;

    /// A client of the account.
    pub async fn connect() -> (Client, ()) {
        let config = aws_config::load_defaults(BehaviorVersion::latest()).await;
        (Client::new(&config), ())
    }
}

/// Services on loopback.
#[cfg(not(feature = "online"))]
mod service {
    use wire::loopback::{Loopback, Wire};
    use workspaces_instances::Client;

    /// A client of a stand-in.
    pub async fn connect() -> (Client, Loopback) {
        let server = tinsmith_examples::stand_in::instances().await;
        (wire::client::client(&server, Wire::Cbor), server)
    }
}
