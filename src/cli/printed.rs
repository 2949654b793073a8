//! Whose document it is: the options with which somebody types the name and the birth date as printed, and says why it
//! is about the applicant where they differ.

use chrono::NaiveDate;
use clap::Args;

use crate::cli::context::Context;
use crate::cli::days::day;
use crate::cli::prompt;
use crate::desk::Desk;
use crate::domain::case::CaseFile;
use crate::domain::case::printed::Printed;
use crate::domain::clock::spoken::When;
use crate::domain::words::Word as _;
use crate::error::Error;
use crate::say;

/// `--name-as-printed NAME --born-as-printed DAY`
#[derive(Debug, Args)]
pub(super) struct PrintedArgs {
    #[arg(long, value_name = "NAME|-")]
    name_as_printed: Option<String>,
    #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
    born_as_printed: Option<String>,
    #[command(flatten)]
    pub(super) although: Although,
}

/// `--although --why -`
#[derive(Debug, Args)]
pub(super) struct Although {
    #[arg(long)]
    although: bool,
    #[arg(long, value_name = "TEXT|-")]
    why: Option<String>,
}

impl PrintedArgs {
    /// Compares what somebody typed with the applicant; the second answer is the reason that was given.
    pub(super) fn compare(
        self,
        context: &Context,
        desk: &Desk,
        file: &CaseFile,
    ) -> Result<(Option<Printed>, Option<String>), Error> {
        let name = prompt::long_if_given(self.name_as_printed)?;
        let names: Vec<Vec<String>> = name.into_iter().map(|name| vec![name]).collect();
        let born = self.born_as_printed.as_deref();
        let born = born.map(|born| day(born, When::Past, desk, Some(file))).transpose()?;
        let births: Vec<Vec<NaiveDate>> = born.into_iter().map(|born| vec![born]).collect();
        let is_given = !names.is_empty() || !births.is_empty();
        let (printed, why) = self.although.compare(context, file, &names, &births)?;
        say_not_compared(context, &printed);
        Ok((Some(printed).filter(|_| is_given), why))
    }
}

/// Says what is there of a person and could not be compared with the applicant.
pub(super) fn say_not_compared(context: &Context, printed: &Printed) {
    for part in &printed.not_compared {
        context.output.say(&say!(context.texts, printed_said_not_compared, part = part.word()));
    }
}

impl Although {
    /// Compares what a document or report has with the applicant. Where they differ, it is refused without a reason.
    pub(super) fn compare(
        self,
        context: &Context,
        file: &CaseFile,
        names: &[Vec<String>],
        births: &[Vec<NaiveDate>],
    ) -> Result<(Printed, Option<String>), Error> {
        let compare = |why| Printed::compare(&file.candidate, names, births, why);
        let differs = !compare(None).differs.is_empty();
        let why = if self.although && differs {
            Some(prompt::long(self.why, "--why", &say!(context.texts, label_why))?)
        } else {
            prompt::long_if_given(self.why)?
        };
        let printed = compare(why.clone().filter(|_| self.although));
        printed.may_stand(&file.candidate)?;
        Ok((printed, why))
    }
}
