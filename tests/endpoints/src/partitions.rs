//! Reads a `partitions.json`, as SDKs of AWS carry it.

use serde_json::Value;
use tinsmith_runtime::endpoint::Partition;

/// Partitions that own their texts.
#[derive(Debug)]
pub struct Partitions(Vec<Owned>);

#[derive(Debug)]
struct Owned {
    prefixes: Vec<String>,
    regions: Vec<String>,
    outputs: Value,
    name: String,
}

impl Partitions {
    /// The partitions that the text says.
    ///
    /// # Errors
    /// Why it says none.
    pub fn parse(text: &str) -> Result<Self, String> {
        let json: Value = serde_json::from_str(text).map_err(|it| it.to_string())?;
        let all = json["partitions"].as_array().ok_or("no `partitions`")?;
        all.iter().map(one).collect::<Result<_, _>>().map(Self)
    }

    /// Hands the partitions to `with`, as the evaluator takes them: they borrow the texts.
    pub fn with<T>(&self, with: impl FnOnce(&[Partition<'_>]) -> T) -> T {
        let lists: Vec<_> = self
            .0
            .iter()
            .map(|it| (strs(&it.prefixes), strs(&it.regions)))
            .collect();
        let all: Vec<_> = self
            .0
            .iter()
            .zip(&lists)
            .map(|(it, lists)| it.partition(&lists.0, &lists.1))
            .collect();
        with(&all)
    }
}

impl Owned {
    fn partition<'p>(&'p self, prefixes: &'p [&'p str], regions: &'p [&'p str]) -> Partition<'p> {
        let text = |key: &str| self.outputs[key].as_str().unwrap_or_default();
        let flag = |key: &str| self.outputs[key].as_bool().unwrap_or_default();
        Partition {
            name: &self.name,
            prefixes,
            regions,
            dns_suffix: text("dnsSuffix"),
            dual_stack_dns_suffix: text("dualStackDnsSuffix"),
            supports_fips: flag("supportsFIPS"),
            supports_dual_stack: flag("supportsDualStack"),
            implicit_global_region: text("implicitGlobalRegion"),
        }
    }
}

fn one(json: &Value) -> Result<Owned, String> {
    let id = json["id"].as_str().ok_or("a partition without `id`")?;
    let regex = json["regionRegex"].as_str().unwrap_or_default();
    let prefixes = prefixes(regex).ok_or_else(|| format!("`{regex}` is not of the form `^prefix-\\w+-\\d+$`"))?;
    let regions = json["regions"].as_object().into_iter().flatten();
    let mut names = Vec::new();
    for (name, settings) in regions {
        let settings = settings.as_object().into_iter().flatten();
        if settings.into_iter().any(|(key, _)| key != "description") {
            return Err(format!(
                "the region `{name}` differs from its partition, which is not supported"
            ));
        }
        names.push(name.clone());
    }
    Ok(Owned {
        prefixes,
        regions: names,
        outputs: json["outputs"].clone(),
        name: json["outputs"]["name"].as_str().unwrap_or(id).to_owned(),
    })
}

/// `^(us|eu)\-\w+\-\d+$` to `us` and `eu`.
fn prefixes(regex: &str) -> Option<Vec<String>> {
    let plain = regex.replace("\\-", "-");
    let prefix = plain.strip_prefix('^')?.strip_suffix("-\\w+-\\d+$")?;
    let (before, among, after) = match prefix.split_once('(') {
        Some((before, rest)) => {
            let (among, after) = rest.split_once(')')?;
            (before, among, after)
        }
        None => (prefix, "", ""),
    };
    let all: Vec<_> = among.split('|').map(|it| format!("{before}{it}{after}")).collect();
    let simple = |it: &String| it.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    all.iter().all(simple).then_some(all)
}

fn strs(all: &[String]) -> Vec<&str> {
    all.iter().map(String::as_str).collect()
}
