//! Definitions of shapes and their members.

use super::ast::{Kind as Shapes, Member, Message, Name, Shape, Statement, Trait, Value};
use super::cursor::{Parsed, Stop};
use super::parser::Parser;
use super::token::Kind;
use crate::load::json::shorten;
use crate::load::json_ast::SIMPLE_TYPES;
use crate::model::shape_id::is_identifier;
use crate::suggest::similar;
use std::borrow::Cow;
use std::collections::HashSet;

/// The words that start a statement, apart from simple types.
const TYPES: &[&str] = &[
    "list",
    "map",
    "structure",
    "union",
    "enum",
    "intEnum",
    "service",
    "resource",
    "operation",
    "apply",
];

impl<'a> Parser<'a, '_> {
    /// Reads the definition of a shape after its traits.
    pub fn shape(&mut self, traits: Vec<Trait<'a>>) -> Parsed<()> {
        let location = self.at.location();
        let Some(kind) = self.shape_type()? else {
            return self.unknown_type();
        };
        self.at.advance();
        self.at.some_spaces()?;
        let name = self.shape_name()?;
        let shape = Shape {
            name: Cow::Borrowed(name),
            location,
            kind,
            traits,
            resource: None,
            mixins: Vec::new(),
            members: Vec::new(),
        };
        self.body(shape)
    }

    /// Returns the kind that the current word names, with an empty body.
    fn shape_type(&mut self) -> Parsed<Option<Shapes<'a>>> {
        if !self.at.is(Kind::Identifier) {
            return Err(self.at.unexpected("the type of a shape, or `apply`"));
        }
        let word = self.at.lexeme();
        let simple = SIMPLE_TYPES.iter().find(|simple| simple.name() == word);
        Ok(match word {
            "list" => Some(Shapes::List),
            "set" => Some(Shapes::Set),
            "map" => Some(Shapes::Map),
            "structure" => Some(Shapes::Structure),
            "union" => Some(Shapes::Union),
            "enum" => Some(Shapes::Enum),
            "intEnum" => Some(Shapes::IntEnum),
            "service" => Some(Shapes::Service(Default::default())),
            "resource" => Some(Shapes::Resource(Default::default())),
            "operation" => Some(Shapes::Operation {
                input: None,
                output: None,
                errors: Vec::new(),
            }),
            _ => simple.map(|simple| Shapes::Simple(*simple)),
        })
    }

    fn unknown_type(&mut self) -> Parsed<()> {
        let word = shorten(self.at.lexeme());
        let hint = match &*word {
            "use" => "`use` statements are before the first shape".to_owned(),
            "metadata" | "namespace" => format!("`{word}` is before the first shape and before `use`"),
            "with" | "for" => format!("`{word}` is on the line of the shape's name"),
            _ => {
                let simple = SIMPLE_TYPES.iter().map(|simple| simple.name());
                let types: Vec<_> = TYPES.iter().copied().chain(simple).collect();
                match similar(&word, types.iter().copied()) {
                    Some(known) => format!("did you mean `{known}`?"),
                    None => format!("types are {}", types.join(", ")),
                }
            }
        };
        self.at.error(format!("`{word}` is not a type of shape")).hint(hint);
        Err(Stop)
    }

    fn shape_name(&mut self) -> Parsed<&'a str> {
        let location = self.at.location();
        let name = self.at.identifier("the name of the shape")?;
        if let Some(imported) = self.document.uses.get(name) {
            let message = format!("the shape has the name of the imported `{}`", shorten(imported.text));
            self.at
                .error_at(location, message)
                .hint("rename the shape, or refer to the other one by its absolute shape ID, without `use`");
        }
        Ok(name)
    }

    fn body(&mut self, mut shape: Shape<'a>) -> Parsed<()> {
        match shape.kind {
            Shapes::Simple(_) => self.mixins(&mut shape)?,
            Shapes::Service(_) => {
                self.mixins(&mut shape)?;
                self.at.blank();
                shape.kind = Shapes::Service(self.object()?);
            }
            Shapes::Resource(_) => {
                self.mixins(&mut shape)?;
                self.at.blank();
                shape.kind = Shapes::Resource(self.object()?);
            }
            Shapes::Operation { .. } => return self.operation(shape),
            Shapes::Enum | Shapes::IntEnum => {
                self.mixins(&mut shape)?;
                self.members(&mut shape, Self::enum_member)?;
            }
            _ => {
                self.resource(&mut shape)?;
                self.mixins(&mut shape)?;
                self.members(&mut shape, Self::member)?;
            }
        }
        self.document.statements.push(Statement::Shape(shape));
        Ok(())
    }

    /// `for Resource`
    fn resource(&mut self, shape: &mut Shape<'a>) -> Parsed<()> {
        self.at.spaces();
        if !self.at.is_word("for") {
            return Ok(());
        }
        self.needs_version_2(&shape.name, "structures of a resource (`for`)")?;
        self.at.advance();
        self.at.some_spaces()?;
        shape.resource = Some(self.at.shape_id()?);
        Ok(())
    }

    /// `with [Mixin …]`
    fn mixins(&mut self, shape: &mut Shape<'a>) -> Parsed<()> {
        self.at.spaces();
        if !self.at.is_word("with") {
            return Ok(());
        }
        self.needs_version_2(&shape.name, "mixins")?;
        self.at.advance();
        self.at.blank();
        self.at.take(Kind::LeftBracket)?;
        self.at.blank();
        loop {
            shape.mixins.push(self.at.shape_id()?);
            self.at.blank();
            if self.at.eat(Kind::RightBracket) {
                return Ok(());
            }
        }
    }

    /// `{ member … }`. A member that cannot be read is left out.
    fn members(&mut self, shape: &mut Shape<'a>, read: MemberReader<'a, Self>) -> Parsed<()> {
        self.at.blank();
        self.at.take(Kind::LeftBrace)?;
        let mut names = HashSet::new();
        let mut failed = false;
        loop {
            let traits = self.docs_and_traits();
            let member = match traits {
                Ok(traits) if self.at.is(Kind::RightBrace) && is_comment(&traits) => {
                    self.at.stray(traits.first());
                    break;
                }
                Ok(_) if self.at.is(Kind::End) => Err(self.at.unexpected("a member or `}`")),
                Ok(traits) => read(self, &shape.name, traits, &mut names),
                Err(Stop) => Err(Stop),
            };
            match member {
                Ok(member) => shape.members.push(member),
                Err(Stop) => {
                    failed = true;
                    self.at.recover_in_members()?;
                }
            }
            if failed && self.at.is(Kind::RightBrace) {
                break;
            }
        }
        if failed {
            complete(shape);
        }
        self.at.take(Kind::RightBrace)
    }

    /// `name: Target`, `name: Target = value` or `$name`
    fn member(&mut self, shape: &str, traits: Vec<Trait<'a>>, names: &mut HashSet<&'a str>) -> Parsed<Member<'a>> {
        let location = self.at.location();
        let is_elided = self.at.eat(Kind::Dollar);
        if is_elided {
            self.needs_version_2(shape, "members without a target (`$`)")?;
        }
        let name = self.member_name(shape, names)?;
        let mut target = None;
        if !is_elided {
            self.at.spaces();
            self.at.take(Kind::Colon)?;
            self.at.spaces();
            target = Some(self.at.shape_id()?);
        }
        self.at.spaces();
        let mut value = None;
        if self.at.is(Kind::Equal) {
            self.needs_version_2(shape, "defaults (`=`)")?;
            value = Some(self.assigned()?);
        }
        Ok(Member {
            name,
            location,
            target,
            value,
            traits,
        })
    }

    /// `NAME` or `NAME = value`
    fn enum_member(&mut self, shape: &str, traits: Vec<Trait<'a>>, names: &mut HashSet<&'a str>) -> Parsed<Member<'a>> {
        let location = self.at.location();
        let name = self.member_name(shape, names)?;
        self.at.spaces();
        let value = if self.at.is(Kind::Equal) {
            Some(self.assigned()?)
        } else {
            None
        };
        Ok(Member {
            name,
            location,
            target: None,
            value,
            traits,
        })
    }

    fn member_name(&mut self, shape: &str, names: &mut HashSet<&'a str>) -> Parsed<&'a str> {
        if !self.at.is(Kind::Identifier) {
            return Err(self.at.unexpected("the name of a member"));
        }
        let name = self.at.lexeme();
        if !names.insert(name) {
            let id = self.id(shape);
            self.at
                .error_in(id.as_ref(), format!("the member `{}` appears twice", shorten(name)));
            return Err(Stop);
        }
        self.at.advance();
        Ok(name)
    }

    /// `= value` to the end of the line.
    fn assigned(&mut self) -> Parsed<Value<'a>> {
        self.at.advance();
        self.at.spaces();
        let value = self.value()?;
        self.at.spaces();
        self.at.eat(Kind::Comma);
        self.at.line_break()?;
        Ok(value)
    }

    /// The mixins, properties and inline structures of an operation.
    fn operation(&mut self, mut shape: Shape<'a>) -> Parsed<()> {
        self.mixins(&mut shape)?;
        self.at.blank();
        self.at.take(Kind::LeftBrace)?;
        self.at.blank();
        let (mut input, mut output, mut errors) = (None, None, None);
        let mut inline = Vec::new();
        while !self.at.eat(Kind::RightBrace) {
            if !self.at.is(Kind::Identifier) {
                return Err(self.at.unexpected("`input`, `output`, `errors` or `}`"));
            }
            let key = self.at.lexeme();
            let is_again = match key {
                "input" => input.is_some(),
                "output" => output.is_some(),
                "errors" => errors.is_some(),
                _ => {
                    let id = self.id(&shape.name);
                    let message = format!("`{}` is not a property of an operation", shorten(key));
                    self.at
                        .error_in(id.as_ref(), message)
                        .hint("properties are `input`, `output` and `errors`");
                    return Err(Stop);
                }
            };
            if is_again {
                let id = self.id(&shape.name);
                self.at.error_in(id.as_ref(), format!("`{key}` appears twice"));
                return Err(Stop);
            }
            self.at.advance();
            self.at.blank();
            match key {
                "input" => input = Some(self.message(&shape.name, true, &mut inline)?),
                "output" => output = Some(self.message(&shape.name, false, &mut inline)?),
                _ => errors = Some(self.errors()?),
            }
            if !self.at.is(Kind::RightBrace) {
                self.at.some_blank()?;
            }
        }
        shape.kind = Shapes::Operation {
            input,
            output,
            errors: errors.unwrap_or_default(),
        };
        self.document.statements.push(Statement::Shape(shape));
        self.document
            .statements
            .extend(inline.into_iter().map(Statement::Shape));
        Ok(())
    }

    fn message(&mut self, operation: &str, is_input: bool, inline: &mut Vec<Shape<'a>>) -> Parsed<Message<'a>> {
        let location = self.at.location();
        if !self.at.eat(Kind::Walrus) {
            if !self.at.eat(Kind::Colon) {
                return Err(self.at.unexpected("`:` or `:=`"));
            }
            self.at.blank();
            return Ok(Message::Shape(self.at.shape_id()?));
        }
        self.needs_version_2(operation, "inline inputs and outputs (`:=`)")?;
        let (suffix, mark) = if is_input {
            (&self.input_suffix, "smithy.api#input")
        } else {
            (&self.output_suffix, "smithy.api#output")
        };
        let name = format!("{operation}{suffix}");
        self.at.pay(name.len())?;
        if !is_identifier(&name) {
            let message = format!("`{}` cannot be the name of a shape", shorten(&name));
            self.at
                .error_at(location, message)
                .hint("change `$operationInputSuffix` or `$operationOutputSuffix`");
        }
        let mut traits = self.docs_and_traits()?;
        traits.push(Trait {
            name: Name { text: mark, location },
            value: None,
            location,
        });
        let mut shape = Shape {
            name: Cow::Owned(name.clone()),
            location: self.at.location(),
            kind: Shapes::Structure,
            traits,
            resource: None,
            mixins: Vec::new(),
            members: Vec::new(),
        };
        self.resource(&mut shape)?;
        self.mixins(&mut shape)?;
        self.members(&mut shape, Self::member)?;
        inline.push(shape);
        Ok(Message::Inline(name, location))
    }

    fn errors(&mut self) -> Parsed<Vec<Name<'a>>> {
        self.at.take(Kind::Colon)?;
        self.at.blank();
        self.at.take(Kind::LeftBracket)?;
        self.at.blank();
        let mut errors = Vec::new();
        while !self.at.eat(Kind::RightBracket) {
            errors.push(self.at.shape_id()?);
            self.at.blank();
        }
        Ok(errors)
    }
}

/// Reads a member of the shape of that name after its traits.
type MemberReader<'a, P> = fn(&mut P, &str, Vec<Trait<'a>>, &mut HashSet<&'a str>) -> Parsed<Member<'a>>;

/// Adds the members that a list or map must have and that could not be read, so that they are not reported again.
fn complete(shape: &mut Shape<'_>) {
    let names: &[&str] = match shape.kind {
        Shapes::List | Shapes::Set => &["member"],
        Shapes::Map => &["key", "value"],
        _ => return,
    };
    for name in names {
        if shape.members.iter().all(|member| member.name != *name) {
            let location = shape.location;
            shape.members.push(Member {
                name,
                location,
                target: Some(Name {
                    text: "smithy.api#String",
                    location,
                }),
                value: None,
                traits: Vec::new(),
            });
        }
    }
}

/// Returns whether there is no trait but a documentation comment.
fn is_comment(traits: &[Trait<'_>]) -> bool {
    traits.iter().all(Trait::is_comment)
}
