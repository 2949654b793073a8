//! The words in which a likeness is explained.

use crate::domain::words::words;

words! {
    /// How likely two descriptions are of one person.
    Chance "chance" {
        Possible = "possible",
        Likely = "likely",
        Same = "same",
    }
}

words! {
    /// Why two descriptions may be of one person, or may not.
    Reason "likeness" {
        NameEqual = "name-equal",
        NameWithoutAccents = "name-without-accents",
        SurnameEqual = "surname-equal",
        SurnameWithoutAccents = "surname-without-accents",
        SurnameJoined = "surname-joined",
        SurnameSpelling = "surname-spelling",
        SurnameResembles = "surname-resembles",
        SurnameInitial = "surname-initial",
        SurnameDiffers = "surname-differs",
        GivenEqual = "given-equal",
        GivenWithoutAccents = "given-without-accents",
        GivenJoined = "given-joined",
        GivenNickname = "given-nickname",
        GivenForm = "given-form",
        GivenSpelling = "given-spelling",
        GivenResembles = "given-resembles",
        GivenInitial = "given-initial",
        GivenDiffers = "given-differs",
        ParentTurned = "parent-turned",
        OtherOrder = "other-order",
        WordMore = "word-more",
        OtherName = "other-name",
        NoName = "no-name",
        OtherLetters = "other-letters",
        GenerationDiffers = "generation-differs",
        GenerationOfOne = "generation-of-one",
        BornEqual = "born-equal",
        BornTurned = "born-turned",
        BornSlip = "born-slip",
        BornDiffers = "born-differs",
        BornUnknown = "born-unknown",
        EmailEqual = "email-equal",
        PhoneEqual = "phone-equal",
    }
}
