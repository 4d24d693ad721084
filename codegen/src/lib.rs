//! Model text in, a Rust crate out.

pub mod amend;
pub mod budget;
pub mod check;
pub mod diff;
pub mod emit;
pub mod event;
pub mod load;
pub mod lower;
pub mod model;
pub mod print;
pub mod prune;
pub mod rust;
pub mod settings;
pub mod source;
pub mod stack;
pub mod suggest;
pub mod text;
pub mod transform;
pub mod verdict;
pub mod write;

use budget::Work;
use event::{Events, Invalid, Subject};
use model::ValidModel;
use print::{Files, Refusal};
use rust::Crate;
use settings::CrateSettings;
use source::Sources;
use transform::Step;
use verdict::Finding;

/// Model text in, a model without errors out.
///
/// # Errors
/// [`Invalid`] if the model has an error; the reasons are in `events`.
pub fn model(sources: &Sources, events: &mut Events) -> Result<ValidModel, Invalid> {
    let model = load::load(sources, events); // text  -> Model
    check::check(model, events) //              Model -> ValidModel
}

/// Model text and the transforms of a projection in, a model without errors out.
///
/// # Errors
/// [`Invalid`] if the model has an error before or after the transforms, or a transform asks for what the model does not
/// have; the reasons are in `events`.
pub fn projection(sources: &Sources, steps: &[Step], events: &mut Events) -> Result<ValidModel, Invalid> {
    if steps.is_empty() {
        return model(sources, events);
    }
    let model = load::load(sources, events); // text -> Model
    let mut original = events.clone();
    let checked = check::check(model, &mut original); // Model -> ValidModel
    let Ok(model) = checked else {
        *events = original;
        return Err(Invalid);
    };
    let model = transform::transform(model, steps, &original, sources.configuration(), events)?; // ValidModel -> Model
    check::check(model, events) // Model -> ValidModel
}

/// A model in, the description of a crate out.
///
/// # Errors
/// [`Invalid`] if the settings ask for what the model does not have, or the model has what no crate can say; the reasons
/// are in `events`.
pub fn describe(model: &ValidModel, settings: &CrateSettings, events: &mut Events) -> Result<Crate, Invalid> {
    let closure = prune::prune(model, &settings.selection(), events)?; // ValidModel     -> ServiceClosure
    let closure = amend::amend(closure); //                               ServiceClosure -> ServiceClosure
    lower::lower(&closure, settings, events) //                           ServiceClosure -> rust::Crate
}

/// A model in, the files of a crate out: the whole generator on one screen. Nothing is written.
///
/// # Errors
/// [`Invalid`] as [`describe`] has it, or if the text would be too large or nested too deep.
pub fn generate(model: &ValidModel, settings: &CrateSettings, events: &mut Events) -> Result<Files, Invalid> {
    stack::deep(|| {
        let krate = describe(model, settings, events)?; //                       ValidModel  -> rust::Crate
        let files = emit::emit(&krate); //                                       rust::Crate -> items
        let files = print::print(&settings.command, files, events.budget()); //  items       -> text
        files.map_err(|refusal| refused(&refusal, model, events))
    })
}

/// Two models in, the differences of the crates that are made of them out.
///
/// # Errors
/// [`Invalid`] as [`describe`] has it, for either model; the reasons are in the events of that model.
pub fn compare(
    [old, new]: [&ValidModel; 2],
    settings: &CrateSettings,
    [old_events, new_events]: [&mut Events; 2],
) -> Result<Vec<Finding>, Invalid> {
    stack::deep(|| {
        let old = describe(old, settings, old_events)?;
        let new = describe(new, settings, new_events)?;
        Ok(verdict::compare(&old, &new))
    })
}

/// Reports why there is no text.
fn refused(refusal: &Refusal, model: &ValidModel, events: &mut Events) -> Invalid {
    let place = refusal.shape().and_then(|id| model.shape(id.as_str()));
    let subject: &dyn Subject = match place {
        Some(shape) => &**shape,
        None => &(),
    };
    match refusal {
        Refusal::NoRust(_) => events
            .error("NoRust", &subject, refusal.to_string())
            .hint("this is a mistake of Tinsmith: please report it with the shape"),
        Refusal::TooDeep(_) => events
            .error("NestedTooDeep", &subject, refusal.to_string())
            .hint("look for values or rules that contain themselves many times over"),
        Refusal::TooMuch(_) => events.passed(Work::Text.limit(), &subject),
    };
    Invalid
}
