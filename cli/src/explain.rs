//! `explain`: from a generated line to the code that printed it, the code that decided it and its place in the model.

use crate::args::explain::Explain;
use crate::codegen::recorded_operations;
use crate::workspace::{Workspace, shown};
use crate::{Failure, report};
use std::fs;
use std::path::{Path, PathBuf};
use tinsmith::event::Events;
use tinsmith::model::ValidModel;
use tinsmith::model::shape::{Shape, ShapeKind};
use tinsmith::model::shape_id::ShapeId;
use tinsmith::settings::{AskedBy, Operations, Projection};
use tinsmith::source::SourceLocation;
use tinsmith::write::with_line_feeds;

/// Prints where the line came from.
pub fn run(explain: &Explain) -> Result<(), Failure> {
    let workspace = Workspace::find()?;
    let (projection, out, path) = owner(&workspace, &explain.file)?;
    let mut krate = projection.krate.clone();
    if let Some(names) = recorded_operations(&out) {
        krate.operations = Some(Operations {
            names,
            asked_by: AskedBy::Flag,
        });
    }

    let sources = workspace.sources(projection)?;
    let mut events = Events::default();
    let made = tinsmith::projection(&sources, &projection.transforms, &mut events).and_then(|model| {
        let files = tinsmith::generate(&model, &krate, &mut events)?;
        Ok((model, files))
    });
    let Ok((model, files)) = made else {
        report::events(&events, &sources);
        return Err(Failure::Negative);
    };
    let Some(file) = files.get(&path) else {
        return Err(format!("{}: `{}` writes no such file", explain.file.display(), krate.command).into());
    };
    let Some(origin) = file.origins.get(explain.line - 1) else {
        return Err(format!("{}: has {} lines", explain.file.display(), file.origins.len()).into());
    };
    if fs::read(out.join(&path)).is_ok_and(|text| with_line_feeds(&text) != file.text.as_bytes()) {
        anstream::eprintln!("the file on disk is stale; the line of the fresh one is meant");
    }

    let service = krate.service.clone().or_else(|| only_service(&model));
    let shape = origin.shape.clone().or(service);
    anstream::println!("{}:{}", explain.file.display(), explain.line);
    let text = file.text.lines().nth(explain.line - 1).unwrap_or_default();
    anstream::println!("    {}", text.trim());
    anstream::println!("printed  {}", origin.emitter);
    if let Some(decided) = &origin.decided {
        anstream::println!("decided  {decided}");
    }
    if let Some(shape) = shape {
        let location = location(&model, &shape);
        anstream::println!("shape    {shape}");
        anstream::println!("model    {}", location.map_or("?".into(), |it| sources.display(it)));
    }
    Ok(())
}

/// The projection that the file belongs to, its folder, and the path in it.
fn owner<'w>(workspace: &'w Workspace, file: &Path) -> Result<(&'w Projection, PathBuf, String), Failure> {
    let real = |path: &Path| path.canonicalize().or_else(|_| std::path::absolute(path));
    let wanted = real(file)?;
    for (name, projection) in &workspace.settings.projections {
        let out = workspace.output(name);
        if let Ok(path) = wanted.strip_prefix(real(&out)?)
            && let Some(path) = path.to_str()
        {
            return Ok((projection, out, path.replace('\\', "/")));
        }
    }
    let folder = shown(&workspace.root.join(&workspace.settings.output));
    Err(format!(
        "{}: is not in a folder that a projection writes, below {folder}",
        file.display()
    )
    .into())
}

fn only_service(model: &ValidModel) -> Option<ShapeId> {
    let mut services = model
        .shapes
        .values()
        .filter(|shape| matches!(shape.kind, ShapeKind::Service(_)));
    services.next().map(|shape| shape.id.clone())
}

fn location(model: &ValidModel, id: &ShapeId) -> Option<SourceLocation> {
    let shape = model.shape(id.root().as_str())?;
    let member = id.member().and_then(|name| Shape::member(shape, name));
    Some(member.map_or(shape.location, |member| member.location))
}
