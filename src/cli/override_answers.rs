//! The second standard: what an override of local members must answer, from the command line or asked on a terminal.

use clap::Args;

use crate::cli::context::Context;
use crate::cli::days::day;
use crate::cli::prompt;
use crate::desk::Desk;
use crate::domain::case::CaseFile;
use crate::domain::case::decision::Override;
use crate::domain::clock::spoken::When;
use crate::error::Error;
use crate::say;

/// The answers, as `decide` and `reverse` take them.
#[derive(Debug, Args)]
pub(super) struct Answers {
    #[arg(long, value_name = "TEXT|-")]
    shadow_of_doubt: Option<String>,
    #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
    heard: Option<String>,
    #[arg(long, value_name = "TEXT|-")]
    not_heard: Option<String>,
    #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
    leader_consulted: Option<String>,
    #[arg(long, value_name = "TEXT|-")]
    leader_not_consulted: Option<String>,
    #[arg(long, value_name = "NAME|-")]
    consulted: Option<String>,
}

impl Answers {
    /// The answers before anybody writes one: a text counts as given, and at a terminal so does what will be asked for.
    pub(super) fn foreseen(&self, desk: &Desk, file: &CaseFile) -> Result<Override, Error> {
        let asks = prompt::can_ask();
        let past = |given: &String| day(given, When::Past, desk, Some(file));
        let unheard = asks && self.heard.is_none();
        let later = || asks.then(|| desk.today(file));
        Ok(Override {
            shadow_of_doubt: self
                .shadow_of_doubt
                .clone()
                .or(asks.then(|| "-".to_owned()))
                .unwrap_or_default(),
            heard_on: self.heard.as_ref().map(past).transpose()?,
            not_heard: self.not_heard.clone().or(unheard.then(|| "-".to_owned())),
            leader_on: self.leader_consulted.as_ref().map(past).transpose()?.or_else(later),
            leader_not: self.leader_not_consulted.clone(),
            consulted: self.consulted.clone().or(self.leader_not_consulted.clone().filter(|_| asks)),
        })
    }

    /// What was answered; on a terminal what is missing is asked for, where the case needs it (`asks`). A question that
    /// stays unanswered is left to the gate, which names it.
    pub(super) fn take(
        self,
        context: &Context,
        desk: &Desk,
        file: &CaseFile,
        asks: bool,
    ) -> Result<Option<Override>, Error> {
        let texts = &context.texts;
        let asks = asks && file.skeleton.ever_nominated && prompt::can_ask();
        if asks {
            context.output.say(&say!(texts, override_why));
        }
        let past = |given: &String| day(given, When::Past, desk, Some(file));
        let shadow_of_doubt = match self.shadow_of_doubt {
            None if asks => prompt::long(None, "--shadow-of-doubt", &say!(texts, ask_shadow_of_doubt))?,
            given => prompt::long_if_given(given)?.unwrap_or_default(),
        };
        let heard = match self.heard {
            None if asks && self.not_heard.is_none() => prompt::value_if_any(&say!(texts, ask_heard))?,
            given => given,
        };
        let not_heard = match self.not_heard {
            None if asks && heard.is_none() => {
                Some(prompt::long(None, "--not-heard", &say!(texts, ask_not_heard))?)
            }
            given => prompt::long_if_given(given)?,
        };
        let leader = match self.leader_consulted {
            None if asks && self.leader_not_consulted.is_none() => {
                prompt::value_if_any(&say!(texts, ask_leader_consulted))?
            }
            given => given,
        };
        let replaced = asks && leader.is_none();
        let leader_not = match self.leader_not_consulted {
            None if replaced => {
                Some(prompt::long(None, "--leader-not-consulted", &say!(texts, ask_leader_not))?)
            }
            given => prompt::long_if_given(given)?,
        };
        let consulted = match self.consulted {
            None if replaced => Some(prompt::value(None, "--consulted", &say!(texts, ask_consulted))?),
            given => prompt::long_if_given(given)?,
        };
        let leader = match leader {
            None if replaced => {
                Some(prompt::value(None, "--leader-consulted", &say!(texts, ask_consulted_on))?)
            }
            given => given,
        };
        let answers = Override {
            shadow_of_doubt,
            heard_on: heard.as_ref().map(past).transpose()?,
            not_heard,
            leader_on: leader.as_ref().map(past).transpose()?,
            leader_not,
            consulted,
        };
        Ok((answers != Override::default()).then_some(answers))
    }
}
