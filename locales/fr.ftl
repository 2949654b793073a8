# Les messages de Greenlight en français. Mêmes identifiants et variables que en.ftl; la compilation y veille.
# Mots des listes fermées : `LISTE-MOT`; porte fermée : `gap-CODE`; règle qui refuse : `rule-CODE`, son conseil `rule-CODE-hint`.

## Jours
month-1 = janvier
month-2 = février
month-3 = mars
month-4 = avril
month-5 = mai
month-6 = juin
month-7 = juillet
month-8 = août
month-9 = septembre
month-10 = octobre
month-11 = novembre
month-12 = décembre

## Formulaires, fournisseurs et circonscriptions
# Circonscriptions, exportations de formulaires et rapports de fournisseurs.

## Circonscriptions et portées
district-credit = Contient de l'information visée par la Licence du gouvernement ouvert – Canada
district-empty = Aucune circonscription n’y est écrite.
district-not-found = Aucune circonscription ne s’appelle « { $text } ».
district-part = « { $text } » n'est qu'une partie de noms de circonscriptions. Il faut un nom complet ou un code de cinq chiffres.
district-differs = « { $text } » ne désigne pas une seule circonscription : le code, le nom et la province ne vont pas ensemble.
district-province = « { $text } » est une province, pas une circonscription.
district-gone = Aucune circonscription ne s'appelle plus « { $text } » : ce nom a été officiel jusqu'au { $until }.
district-formerly = « { $name } » est un ancien nom, officiel jusqu'au { $until }. La circonscription est maintenant { $now }.
districts-of = Noms d'après une liste du { $day } ({ $source }).
districts-same = La liste donne les noms en vigueur; rien n'est signé.
districts-waits = Une politique qui donne ces noms attend déjà son contreseing : greenlight policy second { $id }
districts-changed = { $count ->
    [one] Un nom change :
   *[other] { $count } noms changent :
}
districts-kept = { $count ->
    [one] Une circonscription ne figure pas dans la liste et garde son nom.
   *[other] { $count } circonscriptions ne figurent pas dans la liste et gardent leur nom.
}
districts-overruled = { $count ->
    [0] { $who } a repris une autre liste de noms au même moment, du { $day } ({ $source }); la politique la plus récente compte, et aucun nom ne diffère (politique { $id }).
    [one] { $who } a repris une autre liste de noms au même moment, du { $day } ({ $source }); la politique la plus récente compte, et un nom de cette liste ne compte pas : { $first } (politique { $id }).
   *[other] { $who } a repris une autre liste de noms au même moment, du { $day } ({ $source }); la politique la plus récente compte, et { $count } noms de cette liste ne comptent pas, dont { $first } (politique { $id }).
}
districts-too-large = Une liste de noms compte au plus { $most } octets.
districts-no-column = La liste n'a pas de colonne { $name }. Il en faut quatre : code, name_en, name_fr, province.
districts-empty = La liste ne contient aucune ligne.
districts-rows = { $count ->
    [one] Rien de { $file } n'a été retenu : une ligne est fautive.
   *[other] Rien de { $file } n'a été retenu : { $count } fautes s'y trouvent.
}
districts-row = Ligne { $row } : { $what }
districts-code = « { $code } » n'est pas le code d'une circonscription du décret de 2023.
districts-province = la province indiquée est « { $given } », mais le code relève de { $province }.
districts-twice = le code { $code } figure déjà à la ligne { $first }.
districts-no-name = { $column } est vide.
districts-bad-name = « { $name } » ne peut pas être un nom : des lettres, chiffres, tirets, apostrophes et points seulement, 120 au plus, et aucun code.
districts-taken-name = la circonscription { $owner } porterait elle aussi le nom « { $name } ».
label-districts-on = Jour à compter duquel les noms sont officiels{" "}
label-districts-source = Provenance de la liste{" "}
districts-taken = { $count ->
    [one] « { $text } » a été compris comme { $taken }.
   *[other] « { $text } » a été compris comme { $count } circonscriptions : { $taken }.
 }
district-did-you-mean = Vouliez-vous dire : { $suggestions } ?

## Ce qui a été détecté
intake-encoding = Encodage : { $encoding }, détecté
intake-encoding-given = Encodage : { $encoding }, tel qu’indiqué
intake-sample = Un extrait de son texte : { $sample }
intake-delimiter = Séparateur détecté : { $delimiter }
intake-delimiter-given = Séparateur indiqué : { $delimiter }
intake-sheet = Classeur, feuille : { $sheet }
intake-size = { $rows ->
    [one] { $rows } ligne
   *[other] { $rows } lignes
  }, { $columns ->
    [one] { $columns } colonne
   *[other] { $columns } colonnes
  }
intake-dates-given = Dates dans « { $column } » : { $order }, tel qu’indiqué
intake-dates-shown = Dates dans « { $column } » : { $order }, d’après la ligne { $row } ({ $text })
intake-dates-not-needed = Dates dans « { $column } » : l’année vient en premier ou le mois est en lettres
intake-dates-ambiguous = Dates dans « { $column } » : l’ordre n’est pas clair; la ligne { $row } contient { $text }
intake-dates-mixed = Dates dans « { $column } » : { $order } à la ligne { $row }; { $other_order } à la ligne { $other_row }
intake-order-day-month-year = jour, mois, année
intake-order-month-day-year = mois, jour, année
intake-order-year-month-day = année, mois, jour
intake-repeated = { $count ->
    [one] Ligne laissée de côté, parce qu’elle répète les titres de colonnes : { $rows }
   *[other] Lignes laissées de côté, parce qu’elles répètent les titres de colonnes : { $rows }
  }
intake-left-out = { $count ->
    [one] Ligne laissée de côté à votre demande : { $rows }
   *[other] Lignes laissées de côté à votre demande : { $rows }
  }
intake-hidden = { $count ->
    [one] Ligne masquée dans le classeur, et lue comme les autres : { $rows }
   *[other] Lignes masquées dans le classeur, et lues comme les autres ({ $count }) : { $rows }
  }
intake-unread = { $count ->
    [one] Une cellule contient autre chose que ce qu’attend sa colonne. La réponse est conservée telle quelle, avec une mention :
   *[other] { $count } cellules contiennent autre chose que ce qu’attend leur colonne. Les réponses sont conservées telles quelles, avec une mention :
  }
intake-unplaced = Conservées avec chaque dossier, bien que le plan ne les nomme pas : { $columns }
intake-preview = Rien n’a encore été importé. Pour importer, ajoutez --apply.
intake-nothing-new = Rien de nouveau : chaque ligne de ce fichier a déjà été importée, et aucune n’est à corriger.

## Le fichier n'est pas un tableau
intake-file-too-large = Le fichier dépasse { $max_bytes } octets.
intake-too-many-rows = Le fichier compte plus de { $max_rows } lignes.
intake-too-many-cells = Le fichier compte plus de { $max_cells } cellules. Retirez les colonnes dont personne n’a besoin, ou importez-le en plusieurs parties.
intake-too-many-columns = La ligne { $row } compte plus de { $max_columns } colonnes.
intake-cell-too-long = Une cellule de la ligne { $row }, colonne { $column }, dépasse { $max_bytes } octets.
intake-bad-encoding = Le fichier n’est pas du texte en { $encoding }.
intake-bad-encoding-hint = Enregistrez-le de nouveau en « CSV UTF-8 », ou indiquez son encodage dans le plan : encoding = "…".
intake-unclear-encoding = L’encodage du fichier n’est pas clair. Son texte pourrait être : { $readings }
intake-unclear-encoding-hint = Indiquez lequel : --encoding macroman (ou windows-1252, windows-1250, windows-1251, windows-1253, windows-1254, iso-8859-2, cp850, cp863), ou dans le plan : encoding = "…". Mieux : enregistrez-le de nouveau en « CSV UTF-8 ».
intake-mixed-encodings = La ligne { $line } du fichier est en UTF-8, et la ligne { $other } dans un autre encodage : le fichier a été assemblé à partir de plusieurs.
intake-mixed-encodings-hint = Enregistrez de nouveau chaque partie en « CSV UTF-8 », puis assemblez-les.
intake-empty = Le fichier ne contient aucune ligne de réponses.
intake-empty-file = Le fichier est vide.
intake-empty-file-hint = Exportez-le de nouveau; un téléchargement interrompu laisse un fichier vide.
intake-save-as-hint = Ouvrez-le dans un tableur et enregistrez-le en « Classeur Excel (.xlsx) » ou en « CSV UTF-8 ».
intake-export-hint = Exportez les réponses à partir de l’outil de formulaires lui-même, en CSV ou en XLSX.
intake-is-xls = C’est un classeur dans un format Excel ancien ou binaire (.xls, .xlsb).
intake-is-locked = Ce classeur est protégé par un mot de passe.
intake-is-locked-hint = Ouvrez-le dans Excel, retirez le mot de passe (Fichier, Informations, Protéger le classeur) et enregistrez-le de nouveau.
intake-is-ods = C’est un fichier OpenDocument (.ods).
intake-is-numbers = C’est un document Numbers.
intake-is-numbers-hint = Dans Numbers : Fichier, Exporter vers, CSV, avec l’encodage « Unicode (UTF-8) ».
intake-is-html = C’est une page Web (HTML), quelle que soit la fin de son nom.
intake-is-html-hint = Certains outils nomment « .xls » des pages Web : ouvrez-la dans un tableur et enregistrez-la en .xlsx. Si c’est une page de connexion, téléchargez l’exportation de nouveau.
intake-is-xml = C’est un fichier XML.
intake-is-pdf = C’est un PDF : l’image d’un tableau, et non un tableau.
intake-is-picture = C’est une image.
intake-is-document = C’est un document texte, et non un tableau.
intake-is-zip = C’est une archive compressée.
intake-is-zip-hint = Décompressez-la et importez le tableau qu’elle contient.
intake-is-json = C’est du JSON, et non un tableau.
intake-is-json-hint = Exportez les réponses en CSV ou en XLSX. Le rapport d’un fournisseur se lit avec : greenlight check import
intake-is-data = C’est un fichier de données d’un logiciel statistique ou d’une base de données (SPSS, SAS, Stata, Parquet, dBase, Access, SQLite).
intake-is-data-hint = Exportez-le de là en « CSV UTF-8 » ou en classeur Excel (.xlsx).
intake-is-cut-off = Le fichier est tronqué : la fin manque.
intake-is-cut-off-hint = Exportez-le ou copiez-le de nouveau; un téléchargement interrompu laisse la moitié d’un fichier.
intake-bad-workbook = Le classeur est endommagé, ou aucun tableur ne l’a écrit.
intake-bad-workbook-hint = Ouvrez-le dans un tableur et enregistrez-le de nouveau en .xlsx.
intake-workbook-too-large = Le classeur, une fois décompressé, dépasse { $max_bytes } octets.
intake-no-sheet = Aucune feuille ne s’appelle « { $name } ». Feuilles du classeur : { $sheets }
intake-several-sheets = Plusieurs feuilles du classeur contiennent des lignes : { $sheets }
intake-several-sheets-hint = Indiquez laquelle : --sheet NOM, ou dans le plan : sheet = "…".
intake-formula = La cellule de la ligne { $row }, colonne { $column }, est une formule dont la valeur n’a jamais été calculée.
intake-formula-hint = Ouvrez le classeur dans Excel et enregistrez-le : les valeurs y seront.
intake-title-above = La première ligne n’a qu’une cellule, comme un titre. Pour commencer au-dessous, ajoutez --skip-rows { $rows }, ou dans le plan : skip_rows = { $rows }. Si c’est bien la ligne des titres de colonnes : --header-rows 1.
intake-second-head = La ligne { $row } est une deuxième ligne de titres, et non la réponse de quelqu’un. Ajoutez --header-rows { $rows }, ou dans le plan : header_rows = { $rows }.
intake-no-delimiter = Aucun séparateur n’a été trouvé entre les colonnes.
intake-ambiguous-delimiter = Le séparateur pourrait être « { $first } » ou « { $second } ».
intake-delimiter-hint = Indiquez-le dans le plan : delimiter = ";" (ou ",", "tab", "|").
intake-bad-quote = Un guillemet à la ligne { $row }, colonne { $column }, n’est pas fermé ou n’est pas doublé.
intake-ragged-rows = { $rows ->
    [one] Une ligne ne compte pas { $expected } colonnes.
   *[other] { $rows } lignes ne comptent pas { $expected } colonnes.
  }
intake-ragged-row = La ligne { $row } compte { $found } colonnes.

## Le plan
intake-map-too-large = Le plan dépasse { $max_bytes } octets.
intake-map-not-toml = Le plan ne peut être lu à la ligne { $line } : { $text }
intake-map-not-toml-hint = Écrivez un texte entre guillemets droits sur une seule ligne ("Courriel"), une liste entre crochets (["Prénom", "Nom"]), et chaque champ une seule fois.
intake-map-unknown-field = Ligne { $line } du plan : le champ « { $field } » n’existe pas. Champs possibles ici : { $allowed }.
intake-map-missing-field = Ligne { $line } du plan : il manque « { $field } ».
intake-map-wrong-kind = Ligne { $line } du plan : « { $field } » doit être { $wanted }.
intake-map-unknown-word = Ligne { $line } du plan : « { $word } » n’est pas une valeur de « { $field } ». Valeurs possibles : { $allowed }
intake-map-head = « { $head } »
intake-map-columns-of-file = Les colonnes du fichier : { $columns }
intake-map-column-blank = « { $used_for } » ne nomme encore aucune colonne.
map-kind-text = un texte entre guillemets droits
map-kind-texts = une liste de textes, comme ["Oui", "Yes"]
map-kind-text-or-texts = un texte entre guillemets droits, ou une liste de textes
map-kind-number = un nombre de lignes, comme 2
map-kind-yes-or-no = true ou false, sans guillemets
map-kind-table = une section à part, sous son nom entre crochets
map-kind-tables = une ou plusieurs sections, chacune sous son nom entre doubles crochets
map-kind-text-or-table = une colonne entre guillemets droits, ou { "{" } column = "…", clear = "…" { "}" }
map-intro = Le plan d’un formulaire : ce que signifie chaque colonne de son exportation. Tout ce qui suit un dièse est un commentaire.
map-source = Le nom du formulaire. Gardez-le aussi longtemps que le formulaire sert : les lignes sont reconnues par lui.
map-date-order = Seulement si les dates d’une colonne se lisent de deux façons : day-month-year, month-day-year ou year-month-day.
map-missing = Il manque encore ceci. Écrivez la colonne qui le contient : { $field }
map-several = Les questions à plusieurs réponses, et ce qui les sépare dans une cellule.
map-declared = Ce que la personne candidate déclare : notre mot, la colonne et la réponse qui n’appelle aucun suivi. Toute autre réponse reste ouverte jusqu’à ce qu’on y réponde.
map-consent = Les consentements aux vérifications, et les réponses qui valent un oui. Des réponses sous neither, rien n’est inscrit : lisez-les et déplacez celles qui valent un oui ou un non. Sans colonne de date, le jour du formulaire compte. Vérifications : { $checks }.
map-consent-undated = Aucune colonne ne donne le jour du formulaire. Nommez-en une ci-dessous comme date, ou submitted_at dans [columns], et retirez les dièses.
map-rest = Les autres colonnes du fichier. Chacune est conservée au dossier, question et réponse. Pour donner un sens à l’une d’elles, écrivez-la plus haut : dans [columns] comme { $fields }; dans [[several]], [declared] ou [[consent]].
map-whole = Lisez le plan avant de vous en servir, puis : greenlight import FILE --map MAP.toml
map-lacks = Il manque encore au plan : { $fields }. Écrivez leurs colonnes dans [columns], puis : greenlight import FILE --map MAP.toml
intake-map-blank = Ligne { $line } du plan : « { $field } » est vide.
intake-map-date-format = Ligne { $line } du plan : « { $format } » ne dit pas dans quel ordre sont les dates de « { $column } ». Valeurs possibles : day-month-year, month-day-year, year-month-day, ou des lettres comme jj/mm/aaaa.
intake-map-consent-without-date = Ligne { $line } du plan : le consentement à « { $check } » n’a pas de date.
intake-map-consent-without-date-hint = Nommez une colonne de date dans le consentement, ou submitted_at dans [columns].
intake-map-consent-twice = Ligne { $line } du plan : un deuxième consentement à « { $check } »; le premier est à la ligne { $first_line }.
intake-map-consent-twice-hint = Gardez la question qui porte sur les deux : faire la vérification et en voir le résultat. Si le formulaire les pose séparément, n’en nommez aucune et inscrivez ce qui a été accepté : greenlight consent DOSSIER NATURE --on JOUR --for run
intake-map-columns = { $count ->
    [one] Une colonne du plan est introuvable dans le fichier.
   *[other] { $count } colonnes du plan sont introuvables dans le fichier.
  }
intake-map-column-missing = Aucune colonne ne s’appelle « { $column } » ({ $used_for }).
intake-map-column-twice = Plusieurs colonnes s’appellent « { $column } » ({ $used_for }).
intake-map-did-you-mean = Vouliez-vous dire « { $did_you_mean } » ?

## Lignes
intake-problems = { $count ->
    [one] Un problème; rien n’a été importé.
   *[other] { $count } problèmes; rien n’a été importé.
  }
intake-problem = Ligne { $row }, « { $column } » : { $what }
intake-no-name = il n’y a pas de nom
intake-name-too-long = un nom de { $chars } caractères; le maximum est de { $max_chars }
intake-bad-date = « { $text } » n’est pas une date lisible
intake-ambiguous-date = « { $text } » peut se lire le jour ou le mois en premier
intake-ambiguous-date-hint = Indiquez-le dans le plan : date_order = "day-month-year" (ou "month-day-year"); pour cette colonne seulement : [dates], "colonne" = "jj/mm/aaaa".
intake-mixed-dates = { $order } à la ligne { $row }; { $other_order } à la ligne { $other_row }
intake-mixed-dates-hint = Corrigez les dates, ou indiquez l’ordre de cette colonne dans le plan : [dates], "colonne" = "jj/mm/aaaa".
intake-consent-without-date = le consentement à « { $check } » n’a pas de date
intake-consent-unclear = « { $text } » n’est ni un oui ni un simple non à « { $check } »
intake-consent-unclear-hint = Dites dans le plan ce qu’il en est, dans ce [[consent]] : yes, no ou neither = ["…"]. Avec neither, rien n’est inscrit, et la réponse se lit dans : greenlight next DOSSIER
intake-consent-neither = « { $text } » n’est ni un oui ni un non à « { $check } », selon le plan; rien n’en est inscrit
intake-sent-never = personne n’a envoyé ce formulaire le « { $text } »
intake-consent-before-form = le consentement à « { $check } » est daté du { $day }; le formulaire a été envoyé le { $sent }
intake-consent-placeholder = le consentement à « { $check } » est daté du { $day }, jour qu’un programme écrit quand il n’y en a pas
intake-consent-same-day = le consentement à « { $check } » est daté du { $day } dans les { $rows } lignes, alors que les formulaires sont arrivés à des jours différents
intake-days-checked-hint = Corrigez le jour; s’il est exact, indiquez-le dans le plan, dans ce [[consent]] : days_checked = true.
intake-lost-letter = « { $text } » a perdu une lettre en chemin
intake-decoded-twice = « { $text } » a été décodé deux fois; c’était sans doute « { $meant } »
intake-strange-letter = « { $text } » contient, à l’intérieur d’un mot, un signe qu’aucun mot ne contient
intake-escaped = « { $text } » contient un code à la place d’une lettre; il semble que c’était « { $meant } »
intake-not-a-name = « { $text } » n’a pas l’air d’un autre nom
intake-not-an-email = « { $text } » n’est pas une adresse courriel
intake-not-a-phone = « { $text } » n’est pas un numéro de téléphone
intake-garbled-hint = Exportez le tableau de nouveau en « CSV UTF-8 », indiquez son encodage (--encoding), ou corrigez la cellule.
intake-bad-language = « { $text } » n’est ni l’anglais ni le français
intake-no-key = la ligne n’a pas de clé
intake-key-too-long = une clé de { $chars } caractères; le maximum est de { $max_chars }
intake-duplicate-key = la même clé que la ligne { $first_row }
intake-key-shortened = « { $text } » est un nombre abrégé par un tableur : la ligne n’a plus de clé à elle
intake-key-shortened-hint = Exportez de nouveau le formulaire, ou affichez la colonne en texte avant d’enregistrer
intake-number-shortened = « { $text } » est un nombre abrégé par un tableur; ses derniers chiffres sont perdus
intake-sheet-error = « { $text } » est ce qu’un tableur affiche à la place d’une réponse qu’il n’a pas su garder
intake-spoiled-hint = Exportez de nouveau le formulaire, ou affichez la colonne en texte avant d’enregistrer
intake-row-too-large = la ligne est trop volumineuse pour un dossier : { $bytes } octets; le maximum est de { $max_bytes }

## JSON strict
intake-json-too-large = Le JSON dépasse { $max_bytes } octets.
intake-json-too-deep = Le JSON compte plus de { $max_depth } niveaux.
intake-json-duplicate-key = La clé « { $key } » figure deux fois dans un même objet.
intake-json-not-an-object = Le JSON n’est pas un objet.
intake-json-syntax = JSON non valide à la ligne { $line }, colonne { $column }.

## Rapports de fournisseurs
provider-not-a-report = Ceci n’est pas un rapport de { $provider } : il n’en a aucune des marques ({ $marks }), ou il a celles d’un autre fournisseur. Il ne contient ni vérification du casier judiciaire ni enquête de crédit de ce fournisseur.
provider-not-a-report-hint = Nommez avec --vendor le fournisseur qui l’a fait; le document de quelqu’un d’autre se verse avec `greenlight doc receive`.
provider-several-reports = Le fichier contient plus d’un rapport, ou ceux de plus d’une personne.
provider-no-check = Le rapport de { $provider } ne contient ni vérification du casier judiciaire ni enquête de crédit.
provider-other-parts = Le rapport de { $provider } ne contient ni vérification du casier judiciaire ni enquête de crédit. Il a d’autres parties : { $parts }.
provider-no-check-hint = Ce qui a été cherché : une partie dont le nom dit qu’elle est une vérification canadienne du casier judiciaire ou une enquête de crédit, comme canada_criminal_search, rcmp_result, ENHANCED_CANADIAN_CRIMINAL_RECORD_REPORT_1 ou credit_report, avec son propre état ou résultat. Ce qui a été commandé, et un numéro qui renvoie à une partie, ne sont pas une partie : demandez le rapport entier.
provider-not-text = Le fichier n’est pas un texte lisible, dans aucun des codages qu’un formulaire peut avoir.
provider-other-file = { $what ->
    [empty] Le fichier est vide.
    [pdf] C’est un PDF, et non un rapport en JSON.
    [picture] C’est une image, et non un rapport en JSON.
    [page] C’est une page Web (HTML) ou du XML, et non un rapport en JSON.
    [archive] C’est un fichier compressé, et non un rapport en JSON.
    [workbook] C’est un classeur ou un document de texte, et non un rapport en JSON.
    [utf-32] Le fichier est écrit en UTF-32, ce que presque aucun programme ne fait.
    [list] Le fichier est une liste, et un rapport est un seul objet.
   *[text] C’est du texte, et non un rapport en JSON.
}
provider-other-file-hint = Demandez au fournisseur le rapport lui-même en JSON, un rapport par fichier, en UTF-8 ou en UTF-16. Tout autre fichier se verse comme document : `greenlight doc receive DOSSIER FICHIER`.
provider-known = Ce rapport est déjà au dossier { $case }; rien n'a été inscrit.
provider-not-newer = { $case } : le rapport a été gardé comme document. Selon les dates du fournisseur, il n’est pas plus récent que ce qui est au dossier; aucune vérification n’a changé.
provider-dropped = Supprimés, car inutiles à un dossier de vérification : { $dropped }
provider-includes-cancelled = Des parties du rapport ont été annulées. Un rapport sans mention dont des parties ont été annulées est un rapport incomplet.
provider-disputed = La personne candidate conteste le rapport.
provider-revised = Le rapport a été terminé de nouveau après une contestation.
provider-levels-disagree = { $other } ne dit pas la même chose que { $field }. La vérification n’a pas été tenue pour favorable.
provider-no-clock = Le rapport n’a pas de dates à lui; rien ne permet de distinguer une version récente d’une ancienne.
provider-not-compared = Ni nom ni date de naissance dans le rapport n’ont pu être comparés à ceux de la personne candidate.
provider-several-of-one-kind = Le rapport a plus d’une partie pour cette vérification : { $check }. La pire a été consignée.
provider-unknown-value = « { $value } » dans { $field } n’est pas une valeur connue. Elle a été conservée telle quelle, sans être tenue pour favorable.
provider-ambiguous-none = NONE dans { $field } peut vouloir dire que rien n’a été trouvé ou que rien n’a été fait. La valeur n’a pas été tenue pour favorable.
provider-opinion-ignored = { $field } est le jugement de quelqu’un sur la personne. Il a été conservé tel quel, sans être repris.
provider-not-read = { $field } n’est ni une vérification canadienne du casier judiciaire ni une enquête de crédit. Rien n’a été consigné comme vérification.
provider-police-kind-not-stated = Le rapport ne dit pas si { $field } porte sur le casier judiciaire seul ou aussi sur les affaires judiciaires.
provider-vulnerable-sector-dropped = { $field } est une vérification des antécédents en vue d’un travail auprès de personnes vulnérables, illégale pour une candidature. Elle a été supprimée.
## Mots des listes : personnes, lieux
or = ou
role-vetter = vérificateur
role-reviewer = réviseur
role-approver = approbateur
role-leader = bureau du chef
role-records = responsable des documents
role-auditor = auditeur
role-admin = administrateur
tier-local = local
tier-provincial = provincial
tier-national = national
tier-leader = bureau du chef
tier-short-local = local
tier-short-provincial = provincial
tier-short-national = national
tier-short-leader = chef
province-nl = Terre-Neuve-et-Labrador
province-pe = Île-du-Prince-Édouard
province-ns = Nouvelle-Écosse
province-nb = Nouveau-Brunswick
province-qc = Québec
province-on = Ontario
province-mb = Manitoba
province-sk = Saskatchewan
province-ab = Alberta
province-bc = Colombie-Britannique
province-yt = Yukon
province-nt = Territoires du Nord-Ouest
province-nu = Nunavut
scope-canada = tout le Canada
language-en = anglais
language-fr = français
audience-local = palier local
audience-provincial = palier provincial
audience-national = palier national
audience-leader = bureau du chef
audience-applicant = candidature concernée
audience-outside = quelqu'un de l'extérieur

## Mots des listes : le dossier
phase-applied = candidature déposée
phase-vetting = vérification
phase-greenlit = feu vert
phase-contest = course à l'investiture
phase-nominated = investiture obtenue
phase-endorsed = candidature soutenue par le parti
phase-confirmed = candidature confirmée
phase-polled = scrutin tenu
phase-withdrawn = retrait
phase-lapsed = caduc
status-open = ouvert
status-recommended = recommandation faite
status-awaiting-second = en attente d'un contreseing
status-greenlit = feu vert
status-conditional = feu vert sous conditions
status-withheld = feu vert refusé
status-conflicting = décisions contradictoires
status-agreeing = deux décisions concordantes
status-withdrawn = retrait
status-lapsed = caduc
status-closed = fermé
status-broken = ne se vérifie pas
uncleared-loud = se présente sans feu vert
uncleared-seconded = se présente sans feu vert, avec contreseing
selected-vote = vote des membres
selected-acclaimed = acclamation, sans vote
selected-appointed = désignation par le parti
outcome-greenlight = feu vert
outcome-greenlight-with-conditions = feu vert sous conditions
outcome-undecided = décision écartée : à décider
outcome-withhold = refus du feu vert
reason-legal = juridique
reason-financial = financier
reason-ethical = éthique
reason-candour = manque de franchise
reason-values = valeurs
reason-fi = ingérence étrangère
reason-ineligible = inéligibilité
reason-incomplete = dossier incomplet
reversal-ground-appeal = appel
reversal-ground-new-facts = faits nouveaux
reversal-ground-error = erreur
decision-state-effective = en vigueur
decision-state-conflicting = décisions contradictoires
decision-state-agreeing = deux décisions concordantes
decision-state-undecided = aucune décision en vigueur
decision-state-awaiting-second = encore sans effet : en attente d'un contreseing
decision-state-lapsed = caduque, sans effet : du nouveau est arrivé avant le contreseing
decision-state-declined = sans effet : un autre approbateur a refusé son accord
decision-state-reversed = renversée
decision-state-ended = n'est plus en vigueur : depuis, le dossier a changé de circonscription, ou la candidature a pris fin
decision-state-broken = sans effet : ce dossier ne se vérifie pas
condition-state-open = à remplir
condition-state-met = remplie
condition-state-waived = levée
record-kind-candidate = candidature
record-kind-consent = consentement
record-kind-document = document
record-kind-check = vérification
record-kind-finding = constatation
record-kind-interference = note d'ingérence
record-kind-prior = dossier antérieur
record-kind-weighing = appréciation
record-kind-contest = course à l'investiture
record-kind-briefing = séance d'information
record-kind-appeal = appel
record-kind-breach = atteinte à la confidentialité
record-kind-reply = réponse
record-kind-notice = avis
record-kind-note = note
record-kind-counsel = avis juridique
earlier-line = { $case }, { $name }, { $district }, { $status } : { $why }
earlier-undeclared = { $case }, { $name }, { $district }, { $status }. Pour savoir pourquoi, déclarez-vous à son sujet : greenlight conflict { $case } none
earlier-hidden = Il existe peut-être un dossier antérieur; adressez-vous au palier national.
earlier-why = { $chance } ({ $reasons })
earlier-unlike = { $case }, { $name }, { $district }, { $status } : les noms et les dates ne concordent plus
earlier-not-kept = L'inscription de la recherche de dossiers antérieurs a échoué : { $what } Cherchez de nouveau : greenlight prior search { $case }
earlier-found = { $count ->
    [one] Un dossier antérieur possible de la même personne :
   *[other] { $count } dossiers antérieurs possibles de la même personne :
}
earlier-none = Aucun dossier antérieur de la même personne n'a été trouvé.
prior-heading = Dossiers antérieurs possibles
prior-unrecorded = Trouvés maintenant, pas encore inscrits
prior-searches = Recherches
prior-search-line = { $who }, { $day } : { $cases ->
    [one] un dossier examiné
   *[other] { $cases } dossiers examinés
}, { $found ->
    [0] rien trouvé
    [one] un dossier possible
   *[other] { $found } dossiers possibles
}
prior-unjudged = pas encore tranché
prior-apart = tranché de deux façons, chacun à l'insu de l'autre
prior-waived = personne n'a pu trancher; dispense accordée par deux approbateurs
prior-same-was = { $judgement } : { $was }
prior-judged = { $judgement }, selon { $who }, le { $day }
prior-one-candidacy = Les deux dossiers sont ouverts dans une même circonscription : c'est une seule candidature. Fermez le plus récent : { $command }
prior-judgement-same = même personne
prior-judgement-not-same = autre personne
prior-judgement-unsure = impossible à dire
prior-was-withheld = feu vert refusé
prior-was-undecided = fermé sans décision
chance-possible = possible
chance-likely = probable
chance-same = très probable
likeness-name-equal = même nom
likeness-name-without-accents = même nom, aux accents, à l'ordre ou aux espaces près
likeness-surname-equal = nom de famille identique
likeness-surname-without-accents = nom de famille identique sans les accents
likeness-surname-joined = nom de famille identique sans les espaces
likeness-surname-spelling = nom de famille écrit autrement
likeness-surname-resembles = noms de famille qui se ressemblent
likeness-surname-initial = l'initiale du nom de famille concorde
likeness-surname-differs = noms de famille différents
likeness-given-equal = prénom identique
likeness-given-without-accents = prénom identique sans les accents
likeness-given-joined = prénom identique sans les espaces
likeness-given-nickname = prénom abrégé
likeness-given-form = prénom dans une autre langue ou une autre graphie
likeness-given-spelling = prénom écrit autrement
likeness-given-resembles = prénoms qui se ressemblent
likeness-given-initial = l'initiale concorde
likeness-given-differs = prénoms différents
likeness-parent-turned = prénom et nom du père ou de la mère intervertis
likeness-other-order = mots dans un autre ordre
likeness-word-more = l'un des deux a un nom de plus
likeness-other-name = sous un autre nom
likeness-no-name = rien de commun dans les noms
likeness-other-letters = noms d’écritures différentes, qui ne se comparent pas
likeness-generation-differs = père et fils
likeness-generation-of-one = un seul porte un suffixe tel que fils
likeness-born-equal = même date de naissance
likeness-born-turned = mêmes dates de naissance, jour et mois intervertis
likeness-born-slip = dates de naissance à un chiffre près
likeness-born-differs = dates de naissance différentes
likeness-born-unknown = date de naissance manquante
likeness-email-equal = même courriel
likeness-phone-equal = même téléphone
declared-none = aucun conflit d'intérêts
declared-interest = un intérêt : membre de l'association de circonscription
declared-recused = récusation
tie-acts-for = agit pour ou contre la personne candidate, un rival ou un donateur
tie-personal = lien personnel
tie-business = lien d'affaires
tie-riding = membre de l'association de circonscription
tie-none = aucun lien
level-ordinary = ordinaire
level-serious = grave
route-safety = danger pour quelqu'un
flag-step-raised = soulevé
flag-step-accepted = pris en charge
flag-step-answered = réponse donnée
flag-step-returned = renvoyé
flag-step-passed-up = transmis plus haut
standing-ok = compte
standing-late = tardif
standing-void = nul

## Mots des listes : vérifications et documents
check-police = vérification du casier judiciaire
check-credit = enquête de crédit
check-declaration = déclaration
check-eligibility = vérification de l'éligibilité
check-court-register = vérification du registre des tribunaux
check-online = vérification des publications en ligne
check-interview = entrevue
check-references = vérification des références
check-influence-registry = vérification du registre de l'influence étrangère
check-sanctions = vérification des listes de sanctions
check-lobbyists = vérification du registre des lobbyistes
check-insolvency = vérification des dossiers d'insolvabilité
check-status-not-requested = pas demandée
check-status-consent-pending = en attente du consentement
check-status-requested = demandée
check-status-with-applicant = entre les mains de la personne candidate
check-status-in-progress = en cours
check-status-action-needed = le fournisseur attend après nous
check-status-received = reçue, pas encore authentifiée
check-status-authenticated = authentifiée, pas encore lue
check-status-read = lue
check-status-disputed = contestée par la personne candidate
check-status-cancelled = annulée
check-status-lapsed = caduque
check-status-superseded = remplacée par une plus récente
check-status-waived = dispense accordée
check-result-negative = aucun casier sous ce nom et cette date de naissance
check-result-confirmed-declared = le casier déclaré est confirmé
check-result-incomplete = non résolue
check-result-certified-none = attesté par empreintes : aucun casier
check-result-certified-record = attesté par empreintes : un casier
check-result-clear = rien à signaler
check-result-review = à examiner par une personne
check-result-no-hit = aucun dossier au bureau de crédit (neutre)
check-result-nothing = aucune inscription
check-result-entry = une inscription
check-result-unknown = libellé que nous ne connaissons pas
check-result-none = aucun résultat inscrit
provider-says-clear = le fournisseur ne signale rien
provider-says-consider = le fournisseur demande un examen (« consider ») : quelqu’un doit regarder
provider-says-clear-with-cancelled = le fournisseur ne signale rien, mais une partie a été annulée
provider-says-declared = le fournisseur confirme le casier déclaré
provider-says-no-file = le fournisseur n’a aucun dossier (neutre)
provider-says-disagree = les mots mêmes du fournisseur se contredisent
provider-says-unclear = le fournisseur emploie des mots que nous ne connaissons pas
police-kind-crc = casier judiciaire
police-kind-crjmc = casier et affaires judiciaires
method-name = par le nom
method-fingerprint = par empreintes digitales
credit-flag-collections = recouvrement
credit-flag-judgments = jugements
credit-flag-bankruptcy = faillite
credit-flag-consumer-proposal = proposition de consommateur
credit-flag-liens = privilèges
credit-flag-fraud-warning = alerte de fraude
credit-flag-foreign-inquiries = demandes de l'étranger
credit-band-u560 = moins de 560
credit-band-560-659 = de 560 à 659
credit-band-660-724 = de 660 à 724
credit-band-725p = 725 ou plus
consent-for-run = pour l'effectuer
consent-for-result = pour en voir le résultat
consent-for-both = pour l'effectuer et en voir le résultat
document-step-received = reçu
document-step-authenticated = authentifié
document-step-read = lu
checks-age-stale = vérifications trop anciennes
checks-age-stale-on-the-day = vérifications trop anciennes le jour de l’assemblée
checks-age-stale-at-the-close = vérifications trop anciennes à la clôture
usability-waived = dispense accordée
usability-missing = pas commencée
usability-not-clear = une réponse déclarée est ouverte
usability-too-narrow = les affaires judiciaires ne sont pas couvertes
usability-undated = la date du document n'est pas inscrite
usability-future-dated = datée d'après aujourd'hui

## Mots des listes : constatations
category-identity = identité
category-eligibility = éligibilité
category-citizenship-and-travel = citoyenneté et voyages
category-education = études
category-employment-and-business = emploi et affaires
category-professional-discipline = discipline professionnelle
category-criminal = affaires criminelles
category-civil-litigation = litiges civils
category-financial = finances
category-conflicts-and-lobbying = conflits d'intérêts et lobbying
category-political-history = parcours politique
category-donations = dons
category-foreign-links = liens avec l'étranger
category-publications-and-accounts = publications et comptes
category-relationships-and-conduct = relations et conduite
category-candour = franchise
category-other = autre
finding-kind-adverse = défavorable
finding-kind-unverifiable = invérifiable
finding-kind-missing = manquante
finding-kind-inconsistent = incohérente
finding-kind-positive = favorable
disclosed-volunteered = divulguée d'emblée
disclosed-when-asked = divulguée sur demande
disclosed-denied = niée par la personne candidate
disclosed-not-asked = question pas encore posée
finding-status-open = ouverte
finding-status-put = soumise à la personne candidate
finding-status-resolved = réglée
finding-status-mitigated = atténuée
finding-status-substantiated = fondée
finding-status-unsubstantiated = non fondée
finding-status-cannot-tell = impossible à établir
handling-p = P, peut être transmise
handling-c = C, seulement à la condition énoncée
severity-0 = information
severity-1 = mineur, ancien ou divulgué
severity-2 = gênant en public, explicable
severity-3 = coûterait sans doute la candidature si confirmé
severity-4 = empêchement légal, danger pour quelqu'un ou ingérence étrangère consciente
posture-target = cible
posture-unwitting = à son insu
posture-semi-witting = complice partiel
posture-witting = complice conscient
posture-unknown = inconnu
fi-status-open = ouverte
fi-status-explained = expliquée
fi-status-substantiated = fondée
fi-status-unfounded = sans fondement

## Mots des listes : droit et portes
gate-consent = consentement
gate-checks = vérifications
gate-weighed = éléments défavorables
gate-fi = ingérence étrangère
gate-prior-file = dossiers antérieurs
gate-flags = signalements
gate-greenlit = feu vert
gate-deferral = report
gate-findings = constatations
gate-conflict = conflit d'intérêts
gate-recommendation = recommandation
gate-conflicting = décisions contradictoires
gate-second = contreseing
gate-source = source
gate-override = passer outre les membres locaux
gate-separate-admin = administration séparée
gate-broken = événements gardés
purpose-greenlight = un feu vert
purpose-withhold = un refus
purpose-every-decision = toute décision
purpose-next-phase = la prochaine étape
lifter-vetter = un vérificateur, un réviseur ou un approbateur
lifter-senior-other = un réviseur ou un approbateur autre que l'auteur
lifter-another-vetter = un vérificateur, un réviseur ou un approbateur qui ne l'a pas inscrit
lifter-provincial = un réviseur, au palier provincial
lifter-national = un approbateur, au palier national
lifter-leader = le bureau du chef
lifter-person = la personne elle-même
lifter-anyone-else = quelqu'un d'autre que la personne qui décidera
lifter-approver = un approbateur
lifter-two-approvers = deux approbateurs
lifter-another-approver = un approbateur qui n’a rien écrit de ce sur quoi cela repose
lifter-root-keys = qui détient une clé racine
lifter-whole-country = une personne dont le rôle couvre tout le Canada
lifter-outside-counsel = l'avocat externe que nomment les réglages, car tous ceux qui le pourraient sont récusés
lifter-backup-holder = toute personne qui a une sauvegarde d'avant le dommage
lifter-counsel-named = { $who } : { $name }
second-rule-all = toute décision attend un contreseing
second-rule-floor = les refus, les renversements, les dispenses et les feux verts que personne d'autre n'a recommandés attendent un contreseing
separate-admin-marked = signalé sur les pages
separate-admin-required = refusé
purge-rule-retention = délai de conservation échu
purge-rule-read = rapport brut, une fois lu
purge-rule-unlawful = n'aurait jamais dû être inscrit
purge-extent-all = texte et document
purge-extent-document = document seulement

## Portes : ce qui manque
gap-consent = Sans consentement { $to } : { $check }, pourtant commencée.
gap-consent-late = Consentement { $to } daté du { $on }, alors qu’il était requis dès le { $day } : { $check }.
gap-consents = Sans consentement pour l'effectuer ni pour en voir le résultat : { $check }, pourtant commencée.
gap-check-disputed = Une contestation est ouverte auprès du fournisseur : { $check }.
gap-check-incomplete = Non résolue, ce qui n’est pas un casier : { $check }. La plupart des causes sont innocentes. La personne candidate refait sa déclaration et la vérification est reprise, ou elle donne ses empreintes digitales, ce qui peut prendre { $days } jours.
gap-check-incomplete-late = Non résolue, ce qui n’est pas un casier : { $check }. La plupart des causes sont innocentes. La personne candidate refait sa déclaration et la vérification est reprise. Les empreintes digitales peuvent prendre { $days } jours : c’est après la clôture des candidatures, le { $close }.
gap-check-missing = Pas commencée : { $check }.
gap-check-not-read = Pas lue : { $check }. État : { $status }.
gap-check-unresolved = Rien de définitif : { $check }, { $result }. La plupart des causes sont innocentes.
gap-check-not-clear = Lue « rien à signaler », alors qu'une réponse déclarée est ouverte : { $check }.
gap-check-too-narrow = Trop étroite : { $check }. Elle ne couvre que le casier; il faut aussi les affaires judiciaires.
gap-check-undated = Sans date inscrite : { $check }.
gap-check-refused = Consentement refusé le { $day } : { $check }. Cela n'accuse personne : redemander, ou obtenir la dispense de deux approbateurs.
gap-check-from-the-future = Datée du { $day }, après aujourd'hui : { $check }.
gap-check-stale = Trop ancienne : { $check }, valide jusqu'au { $until }.
gap-check-stale-at-close = Trop ancienne à la clôture des candidatures, le { $close } : { $check }, valide jusqu’au { $until }.
gap-check-stale-on = Trop ancienne le { $day }, le jour de l’assemblée : { $check }, valide jusqu'au { $until }.
gap-flag = Le signalement { $flag } est ouvert à ce palier : { $tier }.
gap-deferral = { $deferral } est reporté au { $day } et n'est pas revenu.
gap-deferral-back = { $deferral } était reporté et est de retour depuis le { $day }.
gap-finding-open = La constatation { $finding }, de gravité { $severity }, est ouverte.
gap-finding-substantiated = La constatation { $finding }, de gravité { $severity }, est fondée : pour un feu vert malgré elle, il faut la dispense de deux approbateurs.
gap-finding-cannot-tell = Nul ne peut établir si la constatation { $finding }, de gravité { $severity }, est vraie : pour un feu vert malgré elle, il faut la dispense de deux approbateurs.
gap-finding-not-put = La constatation { $finding } n'a pas été soumise à la personne candidate, et rien ne dit pourquoi.
gap-finding-carries-nothing = La constatation { $finding } a été retirée, ou parle en faveur de la personne candidate : un refus ne peut reposer sur elle.
gap-finding-left-out = La constatation { $finding } pèse contre la personne candidate et ne lui a jamais été soumise, bien que le refus ne la nomme pas; aucun motif n'est noté.
gap-fi-open = La note d'ingérence { $note } est ouverte. Rôle dans l'ingérence : { $posture }.
gap-fi-substantiated = La note d'ingérence { $note } est fondée. Rôle dans l'ingérence : { $posture }.
gap-fi-not-put = La note d'ingérence { $note } n'a pas été soumise à la personne candidate, et rien ne dit pourquoi.
gap-fi-carries-nothing = La note d'ingérence { $note } a été expliquée, ou est sans fondement : un refus ne peut reposer sur elle.
gap-fi-target = Dans la note d'ingérence { $note }, la personne candidate est la cible : on l'aide, et un refus ne peut reposer sur cette note.
gap-conflict-left = { $person } n'est plus là et n'a pas déclaré s'il y a un conflit d'intérêts.
gap-conflict-recused = { $person } fait l'objet d'une récusation; personne d'autre n'a repris son travail antérieur.
gap-conflict-undeclared = { $person } n'a pas déclaré s'il y a conflit d'intérêts.
gap-prior-unsearched = Depuis la dernière inscription des noms et des dates, personne dont le rôle couvre tout le Canada n'a cherché de dossiers antérieurs.
gap-prior-unjudged = Le dossier antérieur possible { $file } n'est pas tranché. Si vous ne pouvez pas le voir, adressez-vous au palier national.
gap-prior-apart = Le dossier antérieur possible { $file } a été tranché de deux façons, chacun à l'insu de l'autre.
gap-prior-unsure = Personne n'a pu dire si le dossier antérieur { $file } vise la même personne.
gap-prior-unweighed = Dossier antérieur de la même personne, { $was } ({ $file }) : aucune constatation ne le nomme, et aucun approbateur n'a dit pourquoi il n'y en a pas.
gap-recommendation = Personne d'autre, sans récusation, n'a fait de recommandation.
gap-recommendation-old = { $count ->
    [one] La recommandation est antérieure à ce que dit maintenant le dossier : un résultat, un constat, une note ou une réponse est arrivé depuis.
   *[other] La recommandation est antérieure à ce que dit maintenant le dossier : { $count } résultats, constats, notes ou réponses sont arrivés depuis.
}
gap-not-greenlit = Aucun feu vert n'est en vigueur pour cette circonscription, et la phase « { $phase } » en demande un.
gap-conflicting = Deux décisions contradictoires ont été signées à l'insu l'une de l'autre.
gap-agreeing = Deux décisions ont été signées à l'insu l'une de l'autre et concordent : { $outcome }. Une seule, qui connaît les deux, doit les remplacer.
gap-broken = { $count ->
    [one] 1 événement de ce dossier ne se vérifie pas.
   *[other] { $count } événements de ce dossier ne se vérifient pas.
}
gap-second = La décision { $decision } attend son contreseing.
gap-second-nobody = Il ne reste, pour la circonscription, personne qui puisse donner le contreseing à { $item } : chaque approbateur est récusé, est membre de l’association de circonscription, ou l’a écrite, ou en a écrit la recommandation ou un fondement. Il faut un approbateur de plus.
gap-second-wrote = { $person } a écrit { $item }, sur quoi cela repose : le contreseing revient à un autre approbateur.
gap-second-lapsed = La décision { $decision } est caduque : du nouveau est arrivé avant le contreseing.
gap-second-lapsed-hint = Décidez de nouveau, en ayant vu ce qui est nouveau.
gap-source-nothing = Rien au dossier ne pourrait fonder un refus.
gap-incomplete-nothing-missing = Le dossier n’est pas incomplet : aucune vérification requise ne manque. Refusez pour un autre motif, ou ne refusez pas.
gap-incomplete-not-asked = Personne n’a demandé à la personne candidate ce qui manque : { $check }.
gap-incomplete-no-day = Rien ne dit quel jour on a demandé à la personne candidate ce qui manque.
gap-incomplete-too-early = On n’a pas pu demander le { $day } à la personne candidate ce qui manque : le dossier a été ouvert le { $opened }.
gap-result-unweighed = Résultat resté sans réponse : { $check }, { $result }. Aucune constatation ne le nomme, et personne n'a dit pourquoi il n'y en a pas.
gap-credit-flag-unweighed = Mention au rapport de crédit restée sans réponse : { $flag }. Aucune constatation ne la nomme, et personne n'a dit pourquoi il n'y en a pas.
gap-declared-unweighed = La réponse « { $key } » de la personne candidate est ouverte : aucune constatation ne la nomme, et personne n'a dit pourquoi il n'y en a pas.
gap-source-grade = Rien de ce qui le fonde n'atteint la cote { $bar }, et il ne nomme aucun document lu ni aucune vérification défavorable.
gap-source-cannot-tell = Il ne repose que sur des dires dont nul ne peut établir s'ils sont vrais.
gap-source-one-origin = Il ne repose que sur les dires d'une seule origine.
gap-source-near-origins = Il ne repose que sur les dires d'une seule origine, à moins que deux origines aux noms presque identiques ne soient indépendantes : un lien le dit.
gap-override-grade = Il y a eu investiture : rien de ce sur quoi elle s'appuie n'atteint la cote { $bar }, et elle ne nomme aucun document lu ni aucune vérification défavorable.
gap-override-origins = Il y a eu investiture : elle ne s'appuie pas sur deux origines indépendantes.
gap-override-doubt = Il y a eu investiture : « plus que l'ombre d'un doute » n'a pas de réponse en toutes lettres.
gap-override-heard = Il y a eu investiture : rien ne dit quand la personne a été entendue, ou pourquoi non.
gap-override-leader = Il y a eu investiture : rien ne dit quand le chef a été consulté, ou pourquoi non, et qui l’a été à sa place.
gap-override-consulted = Il y a eu investiture : { $name } n’est pas du bureau du chef, et la politique ne nomme pas cette personne; nommez qui a été consulté à la place du chef.
gap-override-ahead = Il y a eu investiture : le { $day } est postérieur à la décision; personne n’a donc été entendu ni consulté ce jour-là.
gap-override-heard-early = Il y a eu investiture : la personne a été entendue le { $day }, avant qu’un fait allégué lui soit soumis le { $put }.
gap-override-leader-early = Il y a eu investiture : le chef a été consulté le { $day }, avant l’arrivée, le { $received }, du dernier dire ou document sur quoi elle s’appuie.
gap-separate-keeper = { $person } décide ou donne le contreseing, et administre aussi le registre.
gap-separate-recommender = { $recommender } a recommandé et doit son inscription au registre à { $person }, qui décide ou donne le contreseing.
gap-second-passed-over = La décision a pris effet sans contreseing et s'appuie sur un registre plus ancien : depuis le { $day }, la politique en demande un pour toute décision.
missing-for = Avant { $purpose }
missing-who = par { $who }

## Règles de contenu
rule-body-shape = Ce qui a été donné n'a pas la forme de `{ $verb }`.
rule-status-not-recorded = Une dispense demande deux approbateurs; « superseded » découle d'une vérification plus récente. Ni l'une ni l'autre ne s'inscrit à la main.
rule-consent-withdrawn = La personne candidate a retiré son consentement à ceci : { $check }.
rule-consent-refused = La personne candidate a refusé le { $day } de consentir à ceci : { $check }.
rule-consent-ended = La personne candidate a retiré ou refusé un consentement le { $day }; un résultat délivré le { $issued } n’est donc pas consigné : { $check }.
rule-consent-in-order = Aucun consentement ne manque ni n’est tardif, il n’y a donc pas de dispense à accorder : { $check }.
rule-consent-long-ago = Un consentement du { $on } est trop ancien pour cette vérification : il peut dater de dix ans tout au plus.
rule-contest-empty = Une course à l'investiture demande au moins un jour ou un nombre.
rule-contest-new-members = Plus de nouveaux membres que de membres : l'un des deux nombres est une erreur.
rule-contest-voters = Plus de personnes ont voté qu'il n'y a de membres sur la liste : l'un des deux nombres est une erreur.
rule-contest-margin = L'écart dépasse le nombre de voix : l'un des deux nombres est une erreur.
rule-contest-chosen = Il est inscrit que les membres ont choisi : qu'il y a eu acclamation, ou que le parti a nommé quelqu'un, c'est à un réviseur ou à un approbateur de le dire.
rule-contest-cut-off = La date limite d'adhésion suit le jour du choix : l'un des deux jours est une erreur.
rule-contest-reported = Le rapport précède le jour du choix : l'un des deux jours est une erreur.
rule-declaration-not-clear = La déclaration n'est pas « rien à signaler » tant que des réponses de la personne candidate sont ouvertes : { $items }.
rule-declaration-not-clear-hint = Répondez à chacune par une constatation (greenlight finding add DOSSIER --answers ÉLÉMENT), ou dites pourquoi il n'y en a pas : greenlight weigh DOSSIER ÉLÉMENT --why -
rule-weigh-another = Qui l'a inscrit ne l'apprécie pas; un casier certifié et un rapport de crédit à examiner sont appréciés par un réviseur ou un approbateur : { $item }.
rule-weigh-nothing = Aucun élément défavorable de ce dossier ne porte ce nom : { $item }.
rule-weigh-news = Un approbateur qui n'a pas donné le feu vert dit pourquoi il est maintenu : { $item }.
rule-case-ended = La candidature a pris fin : elle a été retirée ou est devenue caduque.
rule-assign-who = { $person } n'a pas de rôle pour travailler aux dossiers de cette circonscription, ou fait l'objet d'une récusation.
rule-declare-first = Vous n'avez pas dit si quelque chose vous lie à { $name }; d'ici là, vous ne voyez que les faits publics du dossier.
rule-declare-first-hint = Dites-le d'abord : `greenlight conflict CASE none` ou `greenlight conflict CASE declare --kind NATURE --text -`
rule-declare-for-another = Au sujet de quelqu'un d'autre, on ne déclare que ce qui récuse (acts-for, personal, business) ou la fin d'une récusation; le reste, chacun le déclare soi-même.
rule-dismiss-another = Un lien suggéré est écarté par un réviseur ou un approbateur, et non par la personne qu'il concerne.
rule-dismiss-nothing = Aucun lien de { $person } à ce dossier n'est suggéré, ou il a déjà été écarté.
rule-day-behind = Le { $day } est passé; nous sommes le { $today }.
rule-duplicate-elsewhere = Un dossier n'est fermé comme double que d'un dossier ouvert dans la même circonscription.
rule-duplicate-self = Un dossier n'est pas le double de lui-même.
rule-day-ahead = Le { $day } n'est pas encore venu; nous sommes le { $today }.
rule-clock-behind = L'horloge de cet ordinateur indique { $now }, mais deux personnes ont signé à { $proved } ou plus tard ce sur quoi cet acte s'appuie.
rule-clock-behind-hint = Réglez l'horloge. Si elle est juste, relancez la commande avec `--my-clock-is-right` : l'acte et toutes les pages le diront.
rule-name-empty = Un dossier a besoin du nom de la personne candidate.
rule-name-no-letter = Un nom a au moins une lettre.
rule-name-placeholder = « N/A », « aucun » et les erreurs d’un tableur ne sont pas un nom.
rule-born-long-ago = D’après la date de naissance { $born }, la personne candidate aurait 120 ans ou plus.
rule-born-too-late = D’après la date de naissance { $born }, la personne candidate n’aurait pas 18 ans le jour du scrutin, au plus tard le { $polling }.
rule-born-too-late-hint = Corrigez la date de naissance. Si elle est exacte, inscrivez le jour du scrutin dans la politique : greenlight policy set
rule-question-empty = Un signalement a besoin d'une question.
rule-text-empty = Le texte est vide.
rule-why-empty = Les motifs sont vides.
rule-withdrawn-how = Il manque comment la personne candidate a dit qu'elle se retire.
rule-reason-blank = Un blanc n'est pas un motif : { $option } ne dit rien.
rule-reason-blank-hint = Dites-le en mots, ou omettez l'option si rien n'est demandé.
rule-lighten-why = Donnez le motif : cela allège l'élément, dit ce qu'il en est advenu, ou le laisse circuler.
rule-lighten-why-hint = Ajoutez --why TEXTE.
rule-handling-kept = La mention de diffusion C n'est assouplie que par l'auteur, un réviseur ou un approbateur. Chacun peut la resserrer.
rule-finding-lighten-another = Une constatation de gravité 2 ou plus n'est allégée que par un réviseur ou un approbateur qui ne l'a pas écrite, que ce soit par le genre, la gravité, la cote ou le statut.
rule-fi-another = Seul un réviseur ou un approbateur qui n'a pas écrit cette note d'ingérence en fixe l'état ou en adoucit le rôle.
rule-fi-another-hint = `greenlight person list` montre qui d'autre a le rôle.
rule-innocent-empty = L'explication innocente mise à l'épreuve manque.
rule-innocent-empty-hint = Inscrivez la raison anodine la plus probable de la conduite et ce qui a été fait pour l'éprouver.
rule-briefing-names = D'une séance d'information, on ne garde que des noms, de { $most } lettres au plus, et jamais ce qui a été dit.
rule-briefing-names-hint = Donnez --by NOM et --to NOM.
rule-account-blank = Un compte a une plateforme, un nom de compte et le nom de qui l'a lu.
rule-account-blank-hint = Donnez-le ainsi : --account PLATEFORME=COMPTE.
rule-looked-elsewhere = Cela ne se dit que d'une autre vérification : { $check }.
rule-looked-elsewhere-hint = Inscrivez-le avec cette vérification.
rule-applicant-missing = Un refus s'accompagne d'un texte qui peut être remis sans risque à la personne candidate.
rule-applicant-missing-hint = Ajoutez `--applicant -` et dites pourquoi en mots simples, sans source ni nom d'autrui. Deux textes à l'entrée standard se séparent par un octet nul.
rule-reason-missing = Un refus a besoin d'un code de motif.
rule-reason-missing-hint = Ajoutez `--reason` avec l'un de ceux-ci : legal, financial, ethical, candour, values, fi, ineligible, incomplete.
rule-condition-missing = Un feu vert sous conditions a besoin d'au moins une condition.
rule-condition-missing-hint = Donnez à chaque condition son texte, son responsable, son échéance et sa preuve.
rule-condition-unknown = La décision en vigueur a { $count ->
    [0] aucune condition
    [one] une condition
   *[other] { $count } conditions
}; il n'y en a pas de numéro { $number }.
rule-condition-settled = La condition { $number } est déjà remplie ou levée.
rule-condition-settled-hint = Il ne reste rien à faire à son sujet. Toutes les conditions et leur état : `greenlight condition list CASE`.
rule-condition-unknown-hint = Nommez un de ses numéros, comptés à partir de 1. Toutes les conditions et leur état : `greenlight condition list CASE`.
rule-met-evidence = Une condition est remplie par sa preuve.
rule-met-evidence-hint = Dites avec `--evidence` ce qui le montre, et avec `--document` quelle pièce.
rule-ground-missing = Un renversement a besoin de son fondement.
rule-ground-missing-hint = Ajoutez `--ground` avec l'un de ceux-ci : appeal, new-facts, error.
rule-result-does-not-fit = Le résultat « { $result } » ne peut pas venir de ceci : { $check }.
rule-result-of-names = « { $result } » est le résultat d'une recherche par nom; les empreintes donnent certified-none ou certified-record.
rule-reading-departs = Cette lecture s’écarte de ce que dit le fournisseur, sans motif : { $check }.
rule-reading-changes = Cette vérification ({ $check }) a déjà été lue : « { $before } »; dites pourquoi elle est lue autrement maintenant.
rule-reading-departs-hint = Dites pourquoi avec --why; les deux figurent côte à côte. Un autre document est une vérification à part : donnez sa date avec --issued et, pour des empreintes, --method fingerprint.
rule-dispute-closed-why = Dites comment le fournisseur a réglé la contestation.
rule-dispute-closed-before = Une contestation commencée le { $began } n'a pas été réglée le { $day }.
rule-dispute-closed-why-hint = Ajoutez --why; un rapport du fournisseur plus récent que la contestation la clôt de lui-même.
rule-dispute-none = Aucune contestation n’est ouverte : { $check }.
rule-printed-differs = { $what ->
    [name] Le nom qui y figure est « { $printed } »; la personne candidate est { $name }.
    [birth-date] La date de naissance qui y figure n’est pas celle de { $name }.
   *[both] Le nom qui y figure est « { $printed } », et la date de naissance n’est pas celle de { $name }.
}
rule-printed-differs-hint = S’il s’agit pourtant de la personne candidate, dites pourquoi : --although --why -. Un autre nom de cette personne s’inscrit avec `greenlight edit`.
rule-read-without-result = Une vérification lue a un résultat.
rule-read-without-result-hint = Ajoutez `--result`; si le libellé est inconnu, `unknown` garde les mots du fournisseur.
rule-case-closed = Le dossier est fermé.
rule-case-closed-hint = On peut le rouvrir avec un motif; les notes, les avis et les signalements de danger sont toujours reçus.
rule-case-not-closed = Le dossier n'est pas fermé.
rule-close-flag = Le signalement { $flag } est encore ouvert à ce palier : { $tier }.
rule-close-awaiting = Une décision attend encore son contreseing.
rule-close-grave = Un fait grave reste sans réponse et la personne est en lice : { $item }.
rule-close-deferral = Un report court encore, et « rien pour l'instant » doit avoir une fin.
rule-life-by-safety = Une menace pour la vie ne passe pas par un signalement ordinaire.
rule-life-by-safety-hint = Appelez d'abord la police de l'endroit; puis `greenlight safety CASE` avertit aussitôt le palier national.
rule-drill-safety-only = Seule la voie de sécurité connaît l'exercice.
rule-drill-while-waiting = Une décision attend son contreseing, et même un exercice la rendrait caduque.
rule-complicity-source = Un soupçon de complicité doit nommer sa source.
rule-complicity-source-hint = Ajoutez `--source` : qui le dit, et comment cette personne le sait.
rule-complicity-validity = Un soupçon de complicité est mis à l'épreuve avant de quitter le palier local.
rule-complicity-validity-hint = Ajoutez `--validity` : ce qui a été fait pour l'éprouver, et quelle explication innocente demeure.
rule-complicity-may-know = Un soupçon de complicité doit dire qui peut en être informé.
rule-complicity-may-know-hint = Ajoutez `--may-know` : des noms ou des bureaux; personne d'autre n'en entend parler.
rule-pointer-only = Une affaire touchant un membre du personnel relève des ressources humaines; le dossier n'en garde qu'un renvoi.
rule-pointer-only-hint = Donnez le numéro sous lequel les ressources humaines la gardent : une ligne, 160 caractères au plus, aucun nom.
rule-refer-to = Une communication à l'extérieur nomme son destinataire.
rule-reply-before = Une réponse n'est pas attendue avant le jour de la communication : le { $day } précède le { $told }.
rule-list-after-close = La liste ne peut pas être attendue après la clôture des candidatures : le { $day } suit le { $close }.
rule-list-after-close-hint = Donnez les deux jours à la fois, avec `--list-due` et `--close`.
rule-polled-before = Le scrutin n'a pas pu se tenir avant le { $from } : le { $day } est trop tôt.
rule-lapsed-before = Le dossier a été ouvert le { $opened } : la candidature n'est pas devenue caduque le { $day }.
rule-phase-waits = Il faut d'abord contresigner ou refuser une étape sans feu vert : { $phase }.
rule-phase-overtaken = Une étape plus récente a remplacé celle-ci; un contreseing n'a plus d'effet : { $phase }.
rule-refer-credible = Avant que rien ne sorte : est-ce crédible?
rule-refer-credible-hint = Ajoutez `--credible` et dites pourquoi.
rule-refer-actionable = Avant que rien ne sorte : peut-on y donner suite?
rule-refer-actionable-hint = Ajoutez `--actionable` et dites ce que le destinataire peut en faire.
rule-refer-authority = Avant que rien ne sorte : en vertu de quelle autorité?
rule-refer-authority-hint = Ajoutez `--authority` : le consentement, la loi ou la politique qui le permet.
rule-answer-higher = On ne répond au signalement { $flag } qu'à partir de ce palier : { $tier }.
rule-answer-higher-hint = Transmettez-le avec ce que vous savez; qui l'a fait voit où il se trouve.
rule-support-left = Le signalement { $flag } vient d'une candidate ou d'un candidat pris pour cible, et { $count ->
    [one] un point de son soutien reste ouvert
   *[other] { $count } points de son soutien restent ouverts
}.
rule-support-left-hint = Dites pour chaque point ce qui a été fait, ou pourquoi ce n'est pas nécessaire : `greenlight flag support CASE { $flag } ÉLÉMENT --text -`
rule-support-no-report = Le soutien s'inscrit sur le signalement d'une candidate ou d'un candidat pris pour cible.
rule-trigger-empty = Un report doit dire ce qui le ferait revenir avant son jour.
rule-trigger-empty-hint = Ajoutez `--trigger`, une fois pour chacun : « réponse de la police », « deuxième signalement ».
rule-put-off-too-long = Le { $day } est trop tard : le { $last } au plus tard.
rule-put-off-too-long-hint = Choisissez le { $last } ou un jour plus proche; à l'échéance, un nouveau report reste possible.
rule-prior-judged-by-another = Ce dossier s'est terminé par un refus, ou a été fermé sans décision. Seul un réviseur ou un approbateur qui n'a pas ouvert le présent dossier peut dire qu'il vise une autre personne.
rule-prior-not-unsure = Une dispense ne s'accorde que pour un dossier antérieur au sujet duquel on a répondu « impossible à dire ».
rule-prior-unknown = Aucune recherche de ce dossier n'a trouvé ce dossier antérieur.
rule-put-off-past-deadline = Rien ne se reporte au-delà de la prochaine échéance de l'élection, le { $last }.
rule-deferral-stands = C'est déjà reporté, au { $day }.
rule-deferral-stands-hint = Dites ce que l'examen de ce report a donné, puis reportez de nouveau s'il le faut.
rule-deferral-ended = Le report a pris fin.
rule-deferral-ended-hint = `greenlight show CASE` montre ce qui est reporté maintenant, avec ses lettres.
rule-trigger-unknown = Le report a { $count ->
    [one] un déclencheur
   *[other] { $count } déclencheurs
}; il n'y en a pas de numéro { $trigger }.
rule-defer-owner = { $person } n'a, sur cette circonscription, aucun rôle qui travaille à un palier, ou fait l'objet d'une récusation.
rule-defer-owner-hint = Un report a besoin d'un responsable qui puisse y revenir.
rule-finding-lighten-another-hint = Un réviseur ou un approbateur qui ne l'a pas écrite peut le faire.
rule-second-not-needed = La décision n'a plus besoin d'un contreseing.
rule-decline-nothing-waits = Cela n'attend pas de contreseing : il n'y a rien à refuser.
rule-decline-nothing-waits-hint = `greenlight show` dit ce qui attend. À une décision en vigueur répond une infirmation : greenlight reverse

## Le droit
denied-roster-citation = L'acte ne s'appuie pas sur le registre sur lequel le dossier s'appuie, ou un rôle a pris fin entre-temps.
denied-parent-void = L'acte s'appuie sur un événement qui n'a jamais compté.
denied-stranger = La clé n'appartient à personne du registre.
denied-role = Pour { $act }, il faut le rôle { $roles } dans la circonscription.
denied-nobody = Personne ne peut faire cela : { $why }.
denied-recused = Une personne récusée peut seulement déclarer, ou signaler un danger.
denied-interest = Un membre de l'association de circonscription ne décide pas, et ne donne ni ne refuse de contreseing.
denied-raiser = La personne qui a fait ce signalement ne peut ni le prendre en charge ni y répondre; c'est à quelqu'un d'autre.
denied-tier = Il faut un rôle de ce palier ou d'un palier supérieur : { $tier }.
denied-target = Cela ne peut pas se faire : { $what }.
denied-no-recommendation = Personne d'autre, sans récusation, n'a fait de recommandation.
denied-only-reverse = Une décision est en vigueur; seule une décision de renversement peut y faire suite.
denied-not-another = Qui a écrit l'acte ou la recommandation ne peut ni donner le contreseing ni le refuser.
denied-detail-the-verb-belongs-to-the-roster = ce verbe appartient au registre
denied-detail-greenlit-is-read-from-the-decision = le « feu vert » se lit dans la décision, il ne s'inscrit pas
denied-detail-nobody-ends-their-own-recusal = personne ne met fin à sa propre récusation
denied-detail-no-such-flag = ce signalement n'existe pas
denied-detail-the-flag-is-answered = le signalement a sa réponse; une nouvelle question est un nouveau signalement
denied-detail-a-flag-returns-to-a-lower-tier = un signalement ne se renvoie que vers un palier inférieur
denied-detail-no-tier-is-above-the-leader-s = il n'y a pas de palier au-dessus du bureau du chef
denied-detail-what-it-continues-or-corrects = ce qui serait poursuivi ou corrigé ne s'y trouve pas
denied-detail-what-it-adopts = ce qui serait repris ne s'y trouve pas, ou n'a pas à l'être
denied-detail-no-such-deferral = ce report n'existe pas
denied-detail-no-such-decision-in-effect = cette décision n'est pas en vigueur
denied-detail-no-such-decision = cette décision n'existe pas
denied-detail-it-needs-no-second = aucun contreseing n'est requis
denied-detail-it-was-declined = un autre approbateur a refusé son accord; le même acte peut être signé de nouveau
denied-detail-no-such-prior = aucun jugement sur un possible dossier antérieur n'est inscrit là
denied-detail-no-such-finding = cette constatation n'existe pas
denied-detail-nothing-there-waits-for-a-second = rien n'y attend un contreseing
denied-detail-a-report-once-read-loses-its-document-only = un rapport déjà lu ne perd que son document
denied-detail-a-legal-hold-stops-this-rule-of-purge = une mise en suspens juridique arrête cette règle de purge
roster-refusal-not-root = Seule une clé racine accorde et révoque le rôle { $role }.
roster-refusal-not-admin = Seul un administrateur accorde et révoque le rôle { $role }.
roster-refusal-key-taken = Cette clé appartient à une autre personne, pour toujours.
roster-refusal-not-national-approver = Seul un approbateur pour tout le Canada fixe une politique, ou lui donne ou refuse le contreseing.
roster-refusal-record-not-by-national = Seul un approbateur pour tout le Canada inscrit ce qui touche le parti entier : une atteinte à la confidentialité, ou une séance d’information qui ne porte sur aucun dossier.
roster-refusal-not-another = Le contreseing à une politique est donné ou refusé par un autre approbateur pour tout le Canada que celui qui l'a fixée.
roster-refusal-declined = Un autre approbateur a refusé cette politique; fixez-la de nouveau.
roster-refusal-same-not-by-root = Seule une clé racine établit que deux numéros sont une même personne.
roster-refusal-target = L'acte fait suite à quelque chose qui n'existe pas.
roster-refusal-parent-void = L'acte s'appuie sur un événement qui n'a jamais compté.

## La table des pouvoirs : ce que chaque rangée permet
row-open = ouvrir un dossier
row-place = déplacer un dossier vers une autre circonscription de la province
row-place-other-province = déplacer un dossier vers une autre province
row-phase = fixer la phase
row-phase-nominated-or-later = fixer la phase à l'investiture ou plus tard
row-phase-without-greenlight = laisser une personne se porter candidate sans feu vert
row-phase-back = revenir à une phase antérieure
row-assign = confier un dossier à quelqu'un
row-declare-oneself = déclarer son propre conflit d'intérêts, ou qu'il n'y en a pas
row-declare-another = récuser quelqu'un d'autre
row-declare-end-of-recusal = mettre fin à la récusation de quelqu'un
row-record = verser quelque chose au dossier
row-record-note = écrire une note
row-record-briefing = inscrire une séance d'information
row-record-appeal = inscrire un appel
row-record-counsel = verser un avis juridique
row-record-counsel-of-prior = motiver le jugement porté sur un dossier antérieur
row-adopt = reprendre le travail d'une personne récusée ou partie
row-flag = soulever un signalement
row-flag-safety = signaler un danger pour quelqu'un
row-accept = prendre en charge un signalement
row-answer = répondre à un signalement
row-return = renvoyer un signalement à un palier inférieur
row-pass-up = transmettre un signalement plus haut
row-defer-flag = reporter un signalement
row-defer-case = reporter un dossier
row-resume = mettre fin à un report
row-refer = informer quelqu'un de l'extérieur
row-refer-safety = informer quelqu'un de l'extérieur d'un danger
row-recommend = recommander
row-decide = décider
row-reverse = renverser une décision
row-waive = dispenser d'une vérification requise ou lever une condition
row-met = dire qu'une condition est remplie
row-second = donner ou refuser un contreseing
row-second-release = donner ou refuser un contreseing à une mainlevée ou à une purge
row-close = fermer ou rouvrir un dossier
row-close-standing-or-undecided = fermer ou rouvrir un dossier sans décision, ou d'une personne en lice
row-close-by-opener = fermer ou rouvrir un dossier où personne d'autre n'a signé
row-issue = remettre une note de synthèse
row-hold = ordonner une conservation pour motif juridique
row-release = lever une conservation pour motif juridique
row-purge-retention = purger ce dont le délai est échu
row-purge-read = purger un rapport brut une fois lu
row-purge-unlawful = purger ce qui n'aurait jamais dû être inscrit
row-second-under-hold = appuyer une purge malgré une mise en suspens juridique

## Expressions de la fiche et de la note de synthèse
label = { $name } :{" "}
district-line = { $name } ({ $code }, décret de { $order }), { $province }
district-unknown = circonscription inconnue ici
standing-deferred = reporté au { $day }, rien n'est réglé
standing-phase = phase : { $phase }
standing-tier = palier : { $tier }
standing-status = état : { $status }
days-unknown = Le jour de l'assemblée et la clôture des candidatures ne sont pas encore connus.
days-to-meeting = { $days ->
    [0] L'assemblée d'investiture a lieu aujourd'hui, le { $day }.
    [one] Il reste { $days } jour avant l'assemblée d'investiture du { $day }.
   *[other] Il reste { $days } jours avant l'assemblée d'investiture du { $day }.
}
days-to-list-due = { $days ->
    [0] La liste des candidatures soutenues par le parti est attendue aujourd'hui, le { $day }.
    [one] Il reste { $days } jour avant la liste des candidatures soutenues par le parti, attendue le { $day }.
   *[other] Il reste { $days } jours avant la liste des candidatures soutenues par le parti, attendue le { $day }.
}
days-close-unknown = La clôture des candidatures n’est pas encore connue.
days-close-at = La clôture des candidatures est le { $day }, à 14 h sur place.
days-closed = La clôture des candidatures a eu lieu le { $day } : un nom inscrit sur le bulletin y reste.
days-to-close = { $days ->
    [0] La clôture des candidatures est aujourd'hui, le { $day }, à 14 h sur place.
    [one] Il reste { $days } jour avant la clôture des candidatures, le { $day } à 14 h sur place.
   *[other] Il reste { $days } jours avant la clôture des candidatures, le { $day } à 14 h sur place.
}
signed-time-set = { $name }, { $day }, heure réglée à la main
clock-mark-behind = acte daté d'avant ceux sur lesquels il s'appuie
clock-mark-insisted = heure juste, dit la personne qui a signé
clock-mark-ahead = venu du futur : acte daté d'après son arrivée ici
off-clock-line = { $count ->
    [one] L'heure d'un événement ne concorde pas avec ce sur quoi il s'appuie, ou avec son arrivée ici.
   *[other] Les heures de { $count } événements ne concordent pas avec ce sur quoi ils s'appuient, ou avec leur arrivée ici.
}
time-set = heure réglée à la main
time-set-line = { $count ->
    [one] L'heure de { $count } événement a été réglée à la main, pas prise d'une horloge.
   *[other] Les heures de { $count } événements ont été réglées à la main, pas prises d'une horloge.
}
signed = { $name }, { $day }
signed-broken = { $who } · ne se vérifie pas : { $how }
check-superseded = remplacée par une plus récente
check-read = lue : { $result }
check-result-said = selon le fournisseur : { $result }
check-dispute-open = contestée par la personne candidate, et pas réglée par le fournisseur
check-departs = s’écarte du fournisseur
check-departs-why = s’écarte du fournisseur; motifs : { $why }
check-searched = noms cherchés : { $names }
check-account = { $platform } : { $handle }, lu le { $day } par { $name }
check-account-closed = { $platform } : { $handle }, fermé, lu le { $day } par { $name }
check-cancelled-part = partie annulée : { $part }, sans motif donné
check-cancelled-part-why = partie annulée : { $part } ({ $why })
check-unread-part = partie non lue : { $says } ({ $part })
check-more-parts = et { $count } de plus
printed-other-name = un autre nom y figure : { $names }
printed-other-birth = une autre date de naissance y figure
printed-not-compared = ni nom ni date de naissance n’y ont pu être comparés à ceux de la personne candidate
printed-part-not-compared = { $part ->
    [name] le nom qui y figure n’a pu être comparé à ceux de la personne candidate
   *[birth-date] la date de naissance qui y figure n’a pu être comparée à celle de la personne candidate
 }
printed-said-not-compared = { $part ->
    [name] Le nom qui y figure n’a pu être comparé à ceux de la personne candidate : il est incomplet, ou écrit en caractères que le programme ne lit pas.
   *[birth-date] La date de naissance qui y figure n’a pu être comparée à celle de la personne candidate : elle est incomplète ou illisible, ou le dossier n’a pas la sienne.
 }
printed-differs = { $differs } · tenu pour celui de la personne candidate; motifs : { $why }
document-dropped = supprimés du fichier : { $dropped }
check-of-kind = { $check } ({ $kind })
check-consent-late = Le consentement { $to } est daté du { $on }, alors qu’il était requis dès le { $day }.
check-good-until = valide jusqu'au { $day }
check-was-good-until = était valide jusqu'au { $day }
check-good-until-before-close = valide jusqu’au { $day }, trop ancienne à la clôture des candidatures
check-fingerprints-late = Les empreintes digitales peuvent prendre { $days } jours : c’est après la clôture des candidatures, le { $close }.
check-good-only-until = valide jusqu'au { $day }, trop ancienne le jour de l’assemblée
grade-line = cote { $grade }
grade-none = sans cote
severity-line = gravité { $severity }
posture-line = rôle dans l'ingérence : { $posture }
reason-line = motif : { $reason }
waiver-line = { $what } : { $why } ({ $who })
seconded-by = contreseing : { $who }
flag-open = palier { $tier } : { $state }
flag-safety = danger pour quelqu'un
flag-due = demandé pour le { $day }
recommendation-recused = son auteur fait l'objet d'une récusation; aucune décision ne peut s'y appuyer
to-adopt = par une personne récusée : à reprendre ou à refaire
condition-line = { $text } · Responsable : { $owner }. Échéance : { $day }. Preuve : { $evidence }. État : { $state }.
conflicting-line = Décisions contradictoires : deux ont été signées à l'insu l'une de l'autre. La plus stricte vaut jusqu'à ce que deux approbateurs tranchent.
agreeing-line = Deux décisions ont été signées à l'insu l'une de l'autre et concordent : { $outcome }. Elles valent toutes deux jusqu'à ce que deux approbateurs en signent une seule, qui connaît les deux.
was-greenlit = Feu vert donné le { $day } pour { $district }. Il ne compte plus : depuis, le dossier a changé de circonscription, ou la candidature a pris fin.
uncleared-loud-line = Se présente sans feu vert : la phase en demande un, et aucun n'est en vigueur. Un approbateur décide, ou laisse la personne se présenter, avec un motif et le contreseing d'un autre.
uncleared-seconded-line = Se présente sans feu vert : deux approbateurs ont laissé la personne se présenter, dans l'état où le dossier était alors.
contest-notified = Avis donné à Élections Canada
contest-cut-off = Date limite d'adhésion
contest-members = Membres sur la liste
contest-new-members = Dont nouveaux depuis 30 jours
contest-contestants = Candidatures à l'investiture
contest-voters = Ont voté
contest-margin = Écart, en voix
contest-selected-on = Jour du choix
contest-selected-by = Mode de choix
contest-reported = Rapport transmis à Élections Canada
contest-report-due = Le rapport à Élections Canada est dû le { $day }.
contest-many-new = { $new } des { $members } membres sont nouveaux.
contest-late-list = { $days ->
    [one] La liste des membres a été close { $days } jour avant le vote.
   *[other] La liste des membres a été close { $days } jours avant le vote.
}
contest-narrow = { $margin ->
    [one] L'écart est de { $margin } voix.
   *[other] L'écart est de { $margin } voix.
}
contest-alone = Personne d'autre ne s'est présenté.
contest-one-left = { $count } personnes se sont présentées, et la seule qui restait a été proclamée élue sans vote.
contest-asks = { $what } Ce n'est pas un verdict; { $code } demande : { $question }
contest-elsewhere-on = Une course de cette circonscription, tranchée le { $day }, est consignée au dossier { $case } ({ $name }).
contest-elsewhere = Une course de cette circonscription est consignée au dossier { $case } ({ $name }).
contest-none = Aucune course n'est consignée dans ce dossier. Pour la personne choisie : greenlight contest { $case } --selected-on JOUR --selected-by vote
broken-line = { $count ->
    [one] Ce dossier ne se vérifie pas : 1 événement n'est pas tel qu'il a été signé, ou est illisible.
   *[other] Ce dossier ne se vérifie pas : { $count } événements ne sont pas tels qu'ils ont été signés, ou sont illisibles.
} Aucune de ses décisions n'est en vigueur, et seul un signalement de danger ou une récusation peut y être signé, tant qu'une sauvegarde ou la copie d'un collègue n'a pas rapporté les octets d'origine (greenlight restore FICHIER --mend).
broken-event = Événement { $id } : { $how }.
broken-more = { $count ->
    [one] 1 autre événement.
   *[other] { $count } autres événements.
}
broken-warning = { $count ->
    [one] 1 dossier affiché ne se vérifie pas : { $cases }. Aucune de ses décisions n'est en vigueur. `greenlight restore FICHIER --mend` reprend les octets d'origine dans une sauvegarde; `greenlight verify` nomme ce qui ne va pas.
   *[other] { $count } dossiers affichés ne se vérifient pas : { $cases }. Aucune de leurs décisions n'est en vigueur. `greenlight restore FICHIER --mend` reprend les octets d'origine dans une sauvegarde; `greenlight verify` nomme ce qui ne va pas.
}
broken-roster-line = { $count ->
    [one] 1 événement du registre ne se vérifie pas.
   *[other] { $count } événements du registre ne se vérifient pas.
} Ce qu'il accorde n'est pas donné, ce qu'il révoque est révoqué. Seuls un signalement de danger, une récusation et la fin d'un rôle peuvent être signés, tant qu'une sauvegarde n'a pas rapporté les octets d'origine (greenlight restore FICHIER --mend).
fault-signature = non signé par la clé qu'il nomme
fault-malformed = ses octets ne forment pas un événement
fault-newer = écrit par un Greenlight plus récent
fault-other-id = ses octets sont ceux d'un autre événement
fault-misplaced = gardé là où il n'a pas sa place
fault-other-body = son texte n'est pas celui qui a été signé
fault-body-missing = son texte a disparu, et aucune purge ne le dit
fault-missing = d'autres s'appuient sur lui, et il n'est pas ici
fault-unlinked = ne s'enchaîne pas aux autres
fault-roster = repose sur un événement du registre qui ne se vérifie pas
apart-line = { $what } : valeurs divergentes; { $name } a écrit : { $value }
apart-name = Le nom
apart-district = La circonscription
apart-phase = La phase
apart-assigned = Qui y travaille
apart-closed = La fermeture
decision-unseen = { $count ->
    [one] Décidé sans avoir vu ceci : { $ids }.
   *[other] Décidé sans avoir vu ces { $count } éléments : { $ids }.
}
decision-mark = Décidé alors qu'une condition manquait : { $gap }
phase-mark = Passage à l'étape « { $phase } » le { $day } alors qu'une condition manquait : { $gap }
alike-unsaid = Les noms de { $one } et de { $other } se ressemblent, et rien n'indique au registre qu'il s'agit de deux personnes.
alike-two = Les noms de { $one } et de { $other } se ressemblent; le registre indique qu'il s'agit de deux personnes : { $why }
decision-one-person = Depuis le { $day }, on sait que deux personnes de cette décision n'en font qu'une.
heading-recommendations = Recommandations
heading-decisions = Décisions
heading-checks = Vérifications
heading-waivers = Dispenses accordées par deux approbateurs
heading-contest = Course à l'investiture
heading-adverse = Ce que les vérifications apportent et qui appelle une réponse
heading-application = Ce que la personne candidate a déclaré
heading-facts = Renseignements personnels
heading-answers = Autres réponses
heading-refused = Refusé par la personne candidate; cela n'accuse personne
heading-unclear-consents = Ni oui ni non à la demande de consentement; rien n’en est inscrit
heading-findings = Constatations de gravité { $severity }, si c'est vrai : { $means }
heading-interference = Notes d'ingérence étrangère
heading-replies = Ce que dit la personne candidate
heading-flags = Signalements
heading-deferrals = Reporté : rien pour l'instant
heading-conflicts = Conflits d'intérêts
heading-documents = Documents
heading-consents = Consentements
heading-notes = Notes
heading-notices = Ce qui a été dit à la personne candidate
heading-briefings = Séances d'information par une personne habilitée
briefing-line = { $day } : { $by } a informé { $to }
heading-counsel = Avis juridiques
heading-conditions = Conditions
heading-missing = Ce qui manque
heading-findings-all = Constatations
label-also-known-as = Autres noms
label-before = Auparavant
label-answered = Réponse
declared-blank = (sans réponse)
declared-clear = n’appelle aucun suivi
declared-open = Ouverte : aucune constatation n'y répond, et personne n'a dit pourquoi il n'y en a pas.
declared-earlier = Auparavant : { $answer } (modifiée par { $who })
declared-open-now = Ouvert tant qu'aucune constatation n'y répond et que personne ne dit pourquoi il n'y en a pas : { $items }
adverse-prior = Dossier antérieur de la même personne
adverse-open = Personne n'y a encore répondu.
answered-finding = La constatation { $finding } y répond.
answered-weighing = Examiné, sans constatation : { $why } ({ $who })
answers-for = répond à { $items }
links-taken-back = lien retiré : { $items }
application-none = Ce dossier n'a ni formulaire, ni déclaration, ni consentement.
application-unread = Réponse conservée telle quelle : ce n’est pas ce que la question demande.
application-more = { $count ->
    [one] 1 autre réponse du formulaire : greenlight application { $case }
   *[other] { $count } autres réponses du formulaire : greenlight application { $case }
}
label-born = Date de naissance
label-email = Courriel
label-phone = Téléphone
label-language = Langue
label-assigned = Y travaille
label-ground = Fondement
label-applicant-text = Pour la personne candidate
label-origin = Origine
label-happened = Quand
label-mitigating = Ce qui atténue
label-aggravating = Ce qui aggrave
label-why = Pourquoi
label-withdrawn-how = Comment la personne candidate a dit qu'elle se retire (lettre, courriel, appel)
label-meeting = Jour de l’assemblée d’investiture (Entrée : pas encore connu)
label-selected-on = Jour du choix
label-polled-on = Jour du scrutin
label-withdrawn-on = Le jour où la personne candidate l'a dit
label-not-put = Pas soumise à la personne candidate, parce que
label-handling = Diffusion
label-handling-condition = Condition de diffusion
label-finding-kind = Genre
said-anew = { $label } (reformulé)
finding-changed = Modifiée par { $who } : { $what }
finding-kept-back = volontairement pas soumise à la personne candidate
label-innocent = Explication innocente mise à l'épreuve
applicant-says = La personne candidate dit ({ $day }) :{" "}
put-no-reply = Soumise à la personne candidate le { $day }; pas encore de réponse.
not-put = Pas encore soumise à la personne candidate.
purged-text = Le texte a été purgé.
consent-given = { $check } : consentement { $to }, { $day }
consent-withdrawn = { $check } : consentement retiré ({ $to }), { $day }
consent-refused = { $check } : consentement refusé ({ $to }), { $day }
consent-late = { $consent } (postérieur au jour où il était requis)
consent-unclear = { $check } : « { $answer } »
heading-deferrals-ended = Reports qui ont pris fin
deferral-back = un déclencheur est arrivé : de retour depuis le { $day }
deferral-ended = a pris fin : { $outcome } ({ $who })
deferral-ended-by-flag = a pris fin avec le signalement, qui a reçu sa réponse ou changé de palier
deferral-flag = signalement { $flag }
deferral-overdue = en retard
deferral-tier = palier du report : { $tier }
deferral-triggers = Ce qui le fait revenir avant son jour :
trigger-pulled = C'est arrivé ({ $who }) : { $text }
deferral-line = Revient le { $day }; responsable : { $name }
waits-for-second = attend un contreseing
counsel-not-sent = { $count ->
    [one] { $count } avis juridique ne vous a pas été envoyé : réservé aux approbateurs.
   *[other] { $count } avis juridiques ne vous ont pas été envoyés : réservés aux approbateurs.
}
withheld-counsel = { $count ->
    [one] { $count } avis juridique : retenu ici, réservé aux approbateurs.
   *[other] { $count } avis juridiques : retenus ici, réservés aux approbateurs.
}
late-line = { $count ->
    [one] { $count } événement a été signé par un rôle qui avait pris fin. Il est sans effet tant que personne ne le reprend.
   *[other] { $count } événements ont été signés par un rôle qui avait pris fin. Ils sont sans effet tant que personne ne les reprend.
}
unread-line = { $count ->
    [one] { $count } événement a un corps que ce programme ne comprend pas. Il est gardé.
   *[other] { $count } événements ont un corps que ce programme ne comprend pas. Ils sont gardés.
}
purged-line = { $count ->
    [one] Le texte de { $count } événement a été purgé.
   *[other] Les textes de { $count } événements ont été purgés.
}
foot-line = { $events ->
    [one] { $events } événement; têtes : { $heads }
   *[other] { $events } événements; têtes : { $heads }
}
public-declare = Avant d'en lire davantage : quelque chose vous lie-t-il à { $name }, à un rival ou à un donateur? Tant que vous ne l'avez pas dit, vous ne voyez que ces faits publics.
public-events = { $count ->
    [one] Le registre de ce dossier compte 1 événement.
   *[other] Le registre de ce dossier compte { $count } événements.
}
tie-sign-name = nom en commun
tie-sign-firm = même entreprise
tie-sign-riding = même circonscription
tie-line = { $who } : { $sign } ({ $with })
tie-line-own = { $who } : { $sign } ({ $with }). Seule cette personne peut le déclarer; les autres écartent la suggestion.
tie-yours = Un lien possible de votre part : { $sign } ({ $with }).
tie-heading = Liens que quelqu'un pourrait avoir

## La suite
other-way = ou :
next-heading = La suite
next-nothing = Rien ne manque.
next-reverse = Résoudre la contradiction : une décision qui connaît les deux, et son contreseing.
next-reverse-agreeing = Deux décisions prises séparément concordent : en signer une seule, qui connaît les deux, et la faire contresigner.
next-second = Donner le contreseing, ou laisser la décision devenir caduque.
next-recommend = Toutes les autres portes sont ouvertes : quelqu'un qui ne décidera pas recommande.
next-decide = Toutes les portes sont ouvertes : décider.
next-condition = Examiner la première condition à remplir et dire quand elle l'est.
next-notice = Informer la personne candidate et inscrire quand.
next-brief = Remettre la note de synthèse.
next-close = Fermer le dossier.

## La note de synthèse
brief-title = Note de synthèse
brief-conflicting = Décisions contradictoires : deux ont été signées à l'insu l'une de l'autre. Ce dossier n'a pas d'issue tant que deux approbateurs n'ont pas tranché. D'ici là, la plus stricte vaut.
brief-agreeing = Deux décisions ont été signées à l'insu l'une de l'autre et concordent : { $outcome }. Deux approbateurs doivent encore en signer une seule, qui connaît les deux.
brief-conditional = Feu vert sous conditions seulement : voir les conditions plus bas.
brief-awaiting = La décision ci-dessous est encore sans effet : elle attend un contreseing.
brief-reversal-awaiting = Une décision est en vigueur; son renversement est encore sans effet : il attend un contreseing.
brief-lapsed = La décision ci-dessous est caduque et sans effet : du nouveau est arrivé avant le contreseing.
brief-undecided = Pas encore de décision.
brief-set-aside = Décision du { $day } : { $outcome }. Elle a été écartée le { $on } : aucune décision n'est en vigueur.
brief-deferred = Rien n'est réglé. Rien pour l'instant : { $head }.
brief-none = Aucun élément.
brief-withheld-unfounded = caviardé : au sujet d'un reproche sans fondement
brief-withheld = retenu ici : diffusion conditionnelle
brief-withheld-counsel = { $count ->
    [one] retenu ici : { $count } avis juridique
   *[other] retenus ici : { $count } avis juridiques
}
brief-unnamed = Dossier { $id }
brief-case = Dossier { $id }
brief-foot = { $events ->
    [one] { $events } événement. Têtes : { $heads }.
   *[other] { $events } événements. Têtes : { $heads }.
}
brief-issued = Remise par { $name } le { $time }. Copie { $copy }, pour : { $to } ({ $audience }).
brief-draft = Préparée le { $time } par { $name }. Pas remise.
brief-generated = Chaque ligne est tirée du registre signé; rien n'a été retapé.

## Le journal en mots
log-genesis = a fondé le registre de { $org }; clés racines : { $keys }
log-grant = a donné à { $name } le rôle { $role } pour { $scope } (clé { $key })
log-revoke = a mis fin au rôle { $role } de { $name } (clé { $key })
log-policy = a fixé la politique : { $settings }
log-second-policy = a donné un contreseing à la politique { $id }
log-decline-policy = a refusé la politique { $id }
log-same = a établi que { $name } et { $other } sont une même personne
log-open = a ouvert le dossier dans { $district }
log-place = a déplacé le dossier vers { $district }
log-phase = a fixé la phase : { $phase }, à compter du { $day }
log-assign = a confié le dossier à { $name }
log-declare-oneself = a déclaré : { $state } ({ $name })
log-declare-another = a déclaré au sujet de { $name } : { $state }
log-record-candidate = a inscrit qui est la personne candidate
log-record-consent = a inscrit un consentement
log-record-document = a inscrit un document
log-record-check = a inscrit une vérification
log-record-finding = a inscrit une constatation
log-record-interference = a inscrit une note d'ingérence
log-prior-searched = dossiers examinés : { $cases }; trouvés : { $found }
log-record-prior = a cherché des dossiers antérieurs, ou en a tranché un
log-record-weighing = a apprécié un élément défavorable
log-record-contest = a inscrit la course à l'investiture
log-record-briefing = a inscrit une séance d'information
log-record-appeal = a inscrit un appel
log-record-breach = a inscrit une atteinte à la confidentialité
log-record-reply = a inscrit ce que dit la personne candidate
log-record-notice = a informé la personne candidate
log-record-note = a écrit une note
log-dismissed = a écarté un lien suggéré de { $name } : { $sign } ({ $with })
log-record-counsel = a versé un avis juridique
log-finding-put = soumise à la personne candidate le { $day }
log-finding-not-put = non soumise à la personne candidate, avec le motif, le { $day }
log-record-with = { $what } : { $details }
log-continues = { $what } (suite de { $id })
log-corrects = { $what } (corrige { $id })
log-adopt = { $count ->
    [one] a repris { $ids }
   *[other] a repris { $count } événements : { $ids }
}
log-flag = a soulevé un signalement ({ $level }) depuis ce palier : { $tier }
log-flag-safety = a signalé un danger pour quelqu'un
log-accept = a pris en charge le signalement { $id }
log-answer = a répondu au signalement { $id }
log-return = a renvoyé le signalement { $id } à ce palier : { $tier }, pour le { $day }
log-pass-up = a transmis plus haut le signalement { $id }
log-defer-case = a décidé de ne rien faire pour l'instant; { $name } y revient le { $day }
log-defer-flag = a reporté le signalement { $id }; { $name } y revient le { $day }
log-trigger = le déclencheur { $number } du report { $id } est arrivé
log-resume = a mis fin au report { $id }
log-refer = a informé quelqu'un de l'extérieur
log-refer-safety = a informé quelqu'un de l'extérieur d'un danger
log-recommend = a recommandé : { $outcome }
log-decide = a décidé : { $outcome }
log-reverse = a renversé la décision { $id } : { $outcome }
log-waive-check = a dispensé de ceci : { $check }
log-waive-consent = a dispensé du consentement : { $check }
log-waive-dispute = a dispensé de la contestation : { $check }
log-waive-prior = a accordé une dispense quant au possible dossier antérieur { $id }
log-waive-finding = a accordé une dispense quant à { $id }
log-waive-condition = a levé la condition { $number } de la décision { $id }
log-met = a dit remplie la condition { $number } de la décision { $id }
log-second = a donné un contreseing à { $id }
log-decline = a refusé son accord à { $id }
log-close = a fermé le dossier
log-reopen = a rouvert le dossier
log-issue = a remis la copie { $copy } de la note de synthèse, pour : { $audience }
log-hold = a ordonné une conservation pour motif juridique
log-release = a levé une conservation pour motif juridique
log-purge = { $count ->
    [one] a purgé { $count } événement ({ $extent }) : { $rule }
   *[other] a purgé { $count } événements ({ $extent }) : { $rule }
}
log-nobody = une clé qui n'appartient à personne
log-unsigned = Un signataire inconnu
log-mark-late = tardif : le rôle avait pris fin; sans effet par lui-même
log-mark-phase = inscrit alors qu'une condition manquait : { $gap }
log-mark-broken = ne se vérifie pas : { $how }
log-mark-void = nul : { $why }
log-mark-adopted = repris par { $name }
log-mark-corrected = corrigé par { $id }
log-mark-unread = ce programme n'en comprend pas le corps; il est gardé
log-mark-purged = son texte a été purgé
log-mark-counsel = retenu ici : réservé aux approbateurs
log-mark-not-sent = ne vous a pas été envoyé : réservé aux approbateurs

## La politique en mots
policy-none = pas fixé
policy-second = Contreseings : { $value }.
policy-separate-admin = Décision de qui administre le registre, ou sur la foi d'une personne que celui-ci y a inscrite : { $value }.
policy-check-max-age-days = Une vérification est trop ancienne après { $value } jours.
policy-provincial-days = Un signalement peut rester { $value } jours ouvrables au palier provincial.
policy-national-days = Un signalement peut rester { $value } jours ouvrables au palier national.
policy-leader-days = Un signalement peut rester { $value } jours ouvrables au bureau du chef.
policy-review-days = Un report est revu dans les { $value } jours.
policy-keep-withheld-months = Un dossier refusé ou retiré est gardé { $value } mois.
policy-keep-greenlit-months = Un dossier qui a eu le feu vert est gardé { $value } mois après la prochaine élection générale.
policy-source-bar = Un refus repose sur la cote { $value } ou mieux.
policy-override-bar = Une dérogation au choix des membres repose sur la cote { $value } ou mieux.
policy-required-checks = Vérifications requises : { $value }.
policy-close-of-nominations = Clôture des candidatures : { $value }.
policy-writ-day = L'élection est déclenchée le { $value }.
policy-polling-day = Jour du scrutin : { $value }.
policy-list-due = La liste des candidatures soutenues par le parti est attendue : { $value }.
policy-outside-counsel = Conseiller juridique externe : { $value }.
policy-districts = Noms de circonscriptions tirés d'une liste plus récente : { $value }.
policy-channels = Lignes pour joindre les bureaux : { $value }.

## Ingérence étrangère : le guide
fi-guide-title = Ingérence étrangère : seize indicateurs
fi-guide-conduct = Inscrivez la conduite, jamais l'origine. Le lieu de naissance, l'origine, la langue, la religion, la double citoyenneté, la parenté à l'étranger, la vie communautaire ordinaire et les opinions ne sont jamais des indicateurs.
fi-guide-use = Pour chacun : ce que c'est, et la question à poser. `greenlight fi guide FI-05` montre une page.
fi-guide-posture = Le rôle de la personne dans l'ingérence détermine la voie à suivre : une cible est aidée; une complicité soupçonnée est examinée.
fi-guide-classified = Rien de classifié n'est jamais inscrit ici : seulement qu'une personne habilitée a été informée, quand et par qui.
fi-label-question = À demander
fi-label-not = Ce qui ne compte pas
fi-label-help = Où trouver de l'aide
fi-label-innocent = Avant d'écrire
fi-innocent = Mettez d'abord l'explication innocente à l'épreuve et inscrivez comment. Cotez à part la source et l'information. Une histoire dans trois médias est une seule origine, et une allégation peut être elle-même l'attaque.
indicator-fi-01 = contact non déclaré avec des représentants étrangers
fi-01-question = À qui, dans une mission ou un parti étranger, avez-vous parlé de votre candidature, et qu'a-t-on offert?
fi-01-not = Les démarches consulaires, les réceptions publiques, les fêtes nationales et les contacts que la personne a déclarés.
fi-01-help = Le représentant habilité du parti; le Service canadien du renseignement de sécurité.
indicator-fi-02 = une mission ou un intermédiaire qui mobilise des appuis
fi-02-question = Qui organise ce groupe pour vous, et qui en a eu l'idée?
fi-02-not = Des voisins, une paroisse ou un club communautaire qui appuient quelqu'un de leur propre chef.
fi-02-help = Le représentant habilité du parti; en période électorale, par son entremise, le groupe de travail fédéral sur les élections.
indicator-fi-03 = un intermédiaire qui parle pour un État étranger
fi-03-question = Quelqu'un vous a-t-il dit ce qu'un gouvernement étranger attend de vous? Quelqu'un autour de votre campagne figure-t-il au registre public de l'influence étrangère, ou devrait-il y figurer?
fi-03-not = Avoir ou exprimer une opinion sur un autre pays, ou seulement en parler la langue.
fi-03-help = Le représentant habilité du parti; le Service canadien du renseignement de sécurité.
indicator-fi-04 = séduction : amitié soudaine, flatterie, accès
fi-04-question = Quelles relations ont commencé une fois vos projets connus?
fi-04-not = De nouveaux sympathisants, des donateurs et de vieux amis qui se manifestent, comme pour toute candidature.
fi-04-help = Le représentant habilité du parti, pour un entretien avec la personne candidate.
indicator-fi-05 = voyage payé par d'autres ou inexpliqué
fi-05-question = Qui a payé, qui a accueilli, qu'a-t-on demandé ensuite?
fi-05-not = Les visites à la famille, les vacances, les pèlerinages, les séjours d'études et de travail payés de façon ordinaire.
fi-05-help = Le représentant habilité du parti; les lignes directrices publiques du commissaire à l'éthique sur les déplacements parrainés.
indicator-fi-06 = argent dont la source est masquée
fi-06-question = Chaque donateur important peut-il montrer que l'argent est le sien? Avez-vous reçu des cryptoactifs, des mandats ou des produits prépayés?
fi-06-not = Beaucoup de petits dons d'une même communauté, et l'aide de la famille dans les limites de la loi.
fi-06-help = Le commissaire aux élections fédérales; l'agent financier du parti. Les dons inadmissibles sont rendus dans les 30 jours.
indicator-fi-07 = avantage, contrat, emploi ou cadeau d'une entité étrangère
fi-07-question = Qui, hors du Canada, vous paie, vous ou votre famille, et pour quoi? Existe-t-il une entente avec un commettant étranger que le registre public doit montrer?
fi-07-not = Une pension étrangère, un héritage, un emploi ordinaire chez un employeur international, de l'argent envoyé à la parenté.
fi-07-help = Le représentant habilité du parti; le conseiller juridique.
indicator-fi-08 = dette ou allègement qui donne prise à l'étranger
fi-08-question = À qui devez-vous ce que vous ne pourriez pas rembourser facilement?
fi-08-not = La dette en soi, une faillite, une hypothèque à l'étranger auprès d'une banque ordinaire, un dossier de crédit mince.
fi-08-help = Le représentant habilité du parti; le conseiller juridique.
indicator-fi-09 = menaces contre la personne candidate ou ses proches
fi-09-question = Quelqu'un a-t-il parlé de votre famille, de visas ou de biens à l'étranger?
fi-09-not = Avoir de la parenté ou des biens à l'étranger. La personne menacée est une victime, et on l'aide.
fi-09-help = Danger immédiat : la police locale, tout de suite. Sinon, le réseau info-sécurité nationale de la GRC.
indicator-fi-10 = matériel compromettant
fi-10-question = Y a-t-il quelque chose dont quelqu'un pourrait se servir contre vous?
fi-10-not = Une vie privée, ou un vieil embarras que la personne raconte ouvertement et dont personne ne se sert.
fi-10-help = Le représentant habilité du parti; pour les appareils et les comptes, le service aux candidats du Centre canadien pour la cybersécurité.
indicator-fi-11 = adhésions en bloc, électeurs transportés ou instruits
fi-11-question = Qui a recruté ces membres, qui a payé, qui leur a dit comment voter?
fi-11-not = Une communauté qui adhère et vote ensemble, et le covoiturage entre voisins.
fi-11-help = Le directeur national du parti; le commissaire aux élections fédérales s'il y a argent ou pression.
indicator-fi-12 = faux papiers de résidence ou d'identité
fi-12-question = Peut-on examiner la preuve de nouveau?
fi-12-not = Un nom écrit de plusieurs façons, un déménagement récent, des papiers de l'étranger qui tardent.
fi-12-help = Le directeur national du parti; le conseiller juridique; la police si des papiers sont faux.
indicator-fi-13 = un rival pressé de se retirer
fi-13-question = A-t-on averti ou poussé quelqu'un pour qu'il se retire?
fi-13-not = Des amis qui déconseillent de se présenter, et les tractations ordinaires au sein d'un parti.
fi-13-help = Le commissaire aux élections fédérales; le réseau info-sécurité nationale de la GRC s'il y a des menaces.
indicator-fi-14 = amplification coordonnée ou liée à un État
fi-14-question = L'avez-vous demandée, l'avez-vous sue, en avez-vous profité?
fi-14-not = Être partagé, loué ou attaqué par des inconnus; personne ne choisit son public.
fi-14-help = Le représentant habilité du parti; en période électorale, par son entremise, le groupe de travail fédéral sur les élections.
indicator-fi-15 = demander ou transmettre l'information du parti ou des électeurs
fi-15-question = Quelqu'un a-t-il demandé des listes, des opinions, des avis privés?
fi-15-not = Le porte-à-porte ordinaire, et les questions de journalistes ou de chercheurs qui disent qui ils sont.
fi-15-help = Le responsable de la protection des renseignements du parti; le représentant habilité du parti.
indicator-fi-16 = un lien étranger caché ou raconté de façon changeante
fi-16-question = Pourquoi le formulaire diffère-t-il de ce qui a été trouvé?
fi-16-not = Avoir ce lien, une erreur honnête dans un long formulaire, une date un peu fausse.
fi-16-help = Le représentant habilité du parti; le conseiller juridique.

## Le comptoir : aide
help =
    Les dossiers de vérification des personnes qui veulent se porter candidates
    pour un parti fédéral. Tout ce qui arrive à un dossier est signé, gardé dans un
    coffre chiffré et vérifiable plus tard. Personne ne décide seul.
help-more =
    Un dossier se nomme par les premières lettres de son identifiant, ou par des mots entiers du nom, si un seul dossier convient. Pour regarder, le début d'un nom ou la circonscription suffit. « - » à la place d'un texte le lit sur l'entrée standard. Les mots des listes se tapent dans les deux langues, avec ou sans accents : greenlight ou feu-vert, same ou même.
    Pour commencer : greenlight init --org PARTI --name NOM, puis greenlight person add --help.
help-usage = Utilisation :
help-commands = Commandes{ "\u00A0" }
help-options = Options{ "\u00A0" }
help-options-everywhere = Options de toutes les commandes{ "\u00A0" }
help-arguments = Arguments{ "\u00A0" }
help-command-name = COMMANDE
help-adopt = Répondre du travail d'une personne récusée ou partie
help-assign = Confier un dossier à quelqu'un
help-brief = Rédiger la note de synthèse d'un ou de plusieurs dossiers, pour qui décide
help-brief-more =
    Exemple :
      greenlight brief 7K3QX --out synthese.md
      greenlight brief list
help-brief-list = Énumérer les copies de notes de synthèse qui vous ont été remises, et dire si chacune est encore l'état le plus récent
help-check = Casier judiciaire, crédit et autres vérifications : chaque étape s'inscrit à part
help-check-authenticate = Dire que le document d'une vérification est authentique
help-check-import = Verser le rapport d'un fournisseur : le fichier est gardé, ses vérifications sont inscrites
help-check-import-more =
    Ce qui est inutile à un dossier de vérification, comme un numéro d'assurance sociale, est supprimé et nommé. Un libellé inconnu n'est jamais tenu pour favorable.
    Exemple :
      greenlight check import 7K3QX rapport.json --vendor certn
help-check-read = Dire qu'une vérification a été lue, et son résultat
help-check-read-more =
    Exemple :
      greenlight check read 7K3QX police --kind crjmc --result negative --issued 2026-09-01
help-check-receive = Dire que le document d'une vérification est arrivé
help-check-record = Inscrire n'importe quel état d'une vérification
help-check-record-more =
    Exemple :
      greenlight check record 7K3QX credit --bureau Equifax --status read --result review
help-check-request = Dire qu'une vérification a été demandée
help-close = Fermer un dossier
help-completions = Afficher les complétions d'un interpréteur de commandes
help-completions-more =
    Exemple :
      greenlight completions bash > ~/.local/share/bash-completion/completions/greenlight
help-conflict = Déclarer un conflit d'intérêts, ou qu'il n'y en a pas
help-conflict-more =
    Un lien entraîne la récusation : le dossier est dès lors caché. Être membre de l'association de circonscription est un intérêt, qui empêche seulement de décider et de donner un contreseing.
    Exemples :
      greenlight conflict 7K3QX none
      greenlight conflict none 7K3QX 9M2TD
      greenlight conflict 7K3QX declare --kind personal --text "une cousine"
help-conflict-declare = Déclarer un lien, le sien ou, pour un approbateur, celui de quelqu'un d'autre
help-conflict-dismiss = Écarter un lien suggéré de quelqu'un d'autre, une fois et avec la raison
help-conflict-list = Énumérer les dossiers pour lesquels vous n'avez pas déclaré
help-conflict-none = Déclarer qu'il n'y a pas de conflit d'intérêts, pour un dossier ou pour plusieurs d'un coup
help-consent = Inscrire ce à quoi la personne candidate a consenti, ou ce qu'elle a retiré
help-consent-more =
    Exemple :
      greenlight consent 7K3QX police --on 2026-08-30
help-decide = Décider d'un dossier
help-decide-more =
    Un refus, ou un feu vert que personne d'autre n'a recommandé, reste sans effet jusqu'au contreseing d'un autre approbateur.
    Exemples :
      greenlight decide 7K3QX greenlight --why "rien de défavorable n'a été trouvé"
      greenlight decide 7K3QX withhold --reason candour --why - --applicant -
help-demo = Créer un coffre de personnes inventées et parcourir tout le travail
help-defer = Décider de ne rien faire pour l'instant : qui en répond, jusqu'à quand, ce qui le fait revenir
help-defer-more =
    Le premier mot est un dossier, ou les lettres d'un signalement ouvert.
    Exemple :
      greenlight defer 7K3QX --owner "Alex Vetter" --review +14j --trigger "la réponse de la police" --why -
help-resume = Mettre fin à un report : dire ce que l'examen a donné
help-resume-more =
    Exemple :
      greenlight resume 7K3QX M4TRN --outcome unchanged --text "Toujours pas de réponse; nous récrivons."
help-trigger = Dire que ce qu'on attendait est arrivé : le report revient aussitôt
help-trigger-more =
    Exemple :
      greenlight trigger 7K3QX M4TRN 1 --text "La police a répondu aujourd'hui."
help-defer--case = Le dossier, ou les lettres d'un signalement ouvert
help-defer--flag = Le signalement à reporter; sans lui, tout le dossier
help-defer--owner = Qui l'examinera de nouveau, par son nom; « moi », c'est vous
help-defer--review = Le jour de l'examen, comme 2026-12-06, +14j ou clôture-5j; jamais après la prochaine échéance électorale
help-arg-trigger = Ce qui le ferait revenir avant son jour; peut être donné plusieurs fois; « - » le lit sur l'entrée standard
help-arg-deferral = Le report : ses lettres, telles que `greenlight show` les donne
help-resume--outcome = Ce que l'examen a donné : unchanged (rien n'a changé) ou changed (quelque chose a changé)
help-resume--text = Ce que l'examen a donné, en mots; « - » le lit sur l'entrée standard; sans l'option, votre éditeur s'ouvre
help-trigger--number = Quel déclencheur, selon les numéros de `greenlight show`; peut être omis s'il n'y en a qu'un
help-trigger--text = Ce qui est arrivé; « - » le lit sur l'entrée standard; sans l'option, votre éditeur s'ouvre
help-doc = Documents : reçu, authentifié et lu sont trois étapes
help-doc-authenticate = Dire qu'un document est authentique
help-doc-list = Énumérer les documents d'un dossier
help-doc-read = Dire qu'un document a été lu
help-doc-receive = Recevoir un document, en fichier ou seulement montré sur papier
help-doc-receive-more =
    Exemple :
      greenlight doc receive 7K3QX casier.pdf --title "Casier judiciaire, copie papier"
help-doc-save = Enregistrer une copie du fichier d'un document
help-doctor = Dire comment vont le programme, cet ordinateur et le coffre, en un rapport à coller n'importe où
help-draft = Textes saisis puis refusés; ils sont gardés dans le coffre
help-draft-drop = Jeter un texte gardé
help-draft-list = Énumérer les textes gardés
help-draft-show = Afficher un texte gardé
help-edit = Changer ce que l'on sait de la personne candidate, ou la circonscription
help-export = Écrire beaucoup de dossiers en un tableau pour tableur
help-fi = Ingérence étrangère : notes, et un guide pour les écrire
help-briefing = Inscrire qu'une personne habilitée a informé quelqu'un : quand, par qui, qui, et jamais ce qui a été dit
help-briefing--case = Le dossier, ou « - » si la séance ne portait sur aucun dossier
help-briefing--by = Qui a informé; « - » le lit sur l'entrée standard
help-briefing--to = Qui a été informé; « - » le lit sur l'entrée standard
help-briefing--list = Énumérer plutôt les séances d'information
help-fi-add = Écrire une note sur une conduite qui peut relever de l'ingérence étrangère
help-fi-add-more =
    Inscrivez une conduite, jamais une origine; éprouvez d'abord l'explication innocente.
    Exemple :
      greenlight fi add 7K3QX --indicator FI-05 --posture target --grade B2 \
        --innocent "visite familiale; les billets le montrent" --text -
help-fi-guide = Seize indicateurs, une page chacun : quoi demander, ce qui ne compte pas
help-fi-put = Dire qu'une note d'ingérence a été soumise à la personne candidate, ou pourquoi non
help-fi-status = Dire ce qu'il est advenu d'une note d'ingérence : un réviseur ou un approbateur qui ne l'a pas écrite
help-fi-status-more =
    Exemple :
      greenlight fi status 7K3QX M4TRN expliquée --why "Les billets montrent qui a payé."
help-fi-review = Dire que vous avez revu une note d'ingérence et qu'elle reste telle quelle
help-fi-correct = Corriger une note d'ingérence; ce qui a été signé reste au journal
help-fi-correct-more =
    Le rôle le plus grave jamais signé compte jusqu'à ce qu'un réviseur ou un approbateur qui n'a pas écrit la note l'adoucisse.
help-fi-link = Dire qu'une note d'ingérence et une autre, ou une constatation, racontent la même chose
help-fi-unlink = Retirer un lien fait par erreur entre une note d'ingérence et une autre note ou une constatation; pour les réviseurs et les approbateurs
help-fi-unlink--other = L'autre note ou la constatation : ses lettres, comme `greenlight show` les donne
help-fi-unlink--why = Pourquoi le lien était une erreur; « - » le lit sur l'entrée standard
help-fi-status--status = État : open, explained, substantiated, unfounded
help-fi-correct--condition = À quelle condition elle peut être transmise, pour la diffusion C
help-fi-correct--text = Le nouveau texte; « - » le lit sur l'entrée standard
help-finding-correct--yes = Le signer bien qu'un rappel pose de nouveau la question
help-finding-add--yes = Le signer bien qu'un rappel pose de nouveau la question
help-fi-correct--yes = Le signer bien qu'un rappel pose de nouveau la question
help-fi-add--yes = Le signer bien qu'un rappel pose de nouveau la question
help-fi-correct--why = Pourquoi elle est corrigée; « - » le lit sur l'entrée standard
help-fi-link--other = L'autre note ou la constatation : ses lettres, comme `greenlight show` les donne
help-fi-link--kind = Une seule origine pour les deux, ou chacune la sienne : same-origin, independent
help-fi-link--why = Comment on le sait; « - » le lit sur l'entrée standard
help-finding = Constatations : ce qui ressort, avec sa source et son poids
help-finding-add = Inscrire une constatation
help-finding-add-more =
    La gravité dit ce que ce serait si c'est vrai; la cote dit ce que vaut la source.
    Exemple :
      greenlight finding add 7K3QX --category financial --severity 2 --grade C3 \
        --disclosed denied --text -
help-finding-correct = Corriger une constatation; ce qui a été signé reste au journal
help-finding-put = Dire qu'une constatation a été soumise à la personne candidate, ou pourquoi non
help-finding-status = Dire ce qu'il est advenu d'une constatation
help-flag = Signalements : une question avec une échéance, pour le palier au-dessus
help-flag-accept = Prendre un signalement en charge; son délai continue de courir
help-flag-answer = Répondre à un signalement
help-flag-list = Énumérer les signalements ouverts que vous pouvez voir
help-flag-pass-up = Transmettre un signalement au palier suivant
help-flag-raise = Soulever un signalement
help-flag-raise--known = Pour une contribution à rendre : le jour où elle a été connue; sans cela, aujourd'hui
help-flag-raise-more =
    Exemple :
      greenlight flag raise 7K3QX --question "Cette dette compte-t-elle ?" --about M4TRN
help-flag-return = Renvoyer un signalement à un palier inférieur, avec ce qui est demandé
help-import = Ouvrir des dossiers à partir de l'exportation d'un outil de formulaires
help-import-more =
    Sans --apply, rien n'est inscrit : ce qui a été trouvé est seulement montré.
    Exemple :
      greenlight import candidatures.csv --map plan.toml
help-import-list = Lister ce qui a été importé, et ce qui en a été annulé
help-import-undo = Fermer ce qu’une importation a ouvert, là où seule la personne qui l’a faite a signé
help-import-undo-more =
    La même feuille, corrigée, peut être importée de nouveau.
    Exemple :
      greenlight import undo GEZDGNBV --why "Deux colonnes étaient inversées"
help-init = Créer un coffre; vous en devenez le premier administrateur
help-init-more =
    Exemple :
      greenlight init --org "Parti exemple" --name "Alex Roy"
help-list = Énumérer les dossiers que vous pouvez voir
help-list-more =
    Exemples :
      greenlight list --province ON --status open
      greenlight list --check police=incomplete
help-log = Montrer ce qui est arrivé à un dossier ou au registre, et qui l'a signé
help-man = Afficher la page de manuel
help-next = Dire ce qui manque à un dossier, qui peut y voir, avec quelle commande
help-note = Écrire une note pour les collègues
help-notice = Inscrire ce qui a été dit à la personne candidate
help-open = Ouvrir un dossier pour une personne candidate
help-open-more =
    Exemple :
      greenlight open --name "Sam Tremblay" --district 35001 --born 1980-02-03
help-person = Les personnes, leurs clés et leurs rôles
help-person-add = Inscrire une personne au registre, avec une clé et un rôle
help-person-add-more =
    La clé est la moitié publique d'une clé Ed25519 : ssh-keygen -t ed25519 -f FICHIER
    Exemple :
      greenlight person add "Alex Roy" --key alex.pub --role vetter --scope ON
help-person-grant = Donner à une personne un autre rôle ou une autre clé
help-person-list = Énumérer les personnes et leurs rôles
help-person-revoke = Mettre fin à un rôle, ou à tous ceux d'une personne
help-phase = Fixer la phase d'une candidature et ses dates
help-phase-more =
    Exemple :
      greenlight phase 7K3QX contest --meeting 2026-11-20
help-contest = Consigner les jours et les nombres d'une course à l'investiture, ou les montrer
help-contest-more =
    Sans jour ni nombre, elle montre ce qui est connu. Rien ici n'est un verdict.
    Exemple :
      greenlight contest 7K3QX --selected-on 2026-11-20 --selected-by vote --members 840 --new-members 310 --margin 12
help-policy = Les réglages du parti, et qui peut faire quoi
help-policy-matrix = Afficher la table de qui peut faire quoi
help-policy-second--event = La politique, par ses lettres, s'il y en a plusieurs
help-policy-second = Donner un contreseing à la politique qui l'attend
help-policy-decline--event = La politique, par ses lettres, s'il y en a plusieurs
help-policy-decline--why = Pourquoi; « - » le lit sur l'entrée standard
help-policy-decline = Refuser son accord à la politique qui l'attend : l'attente prend fin, et elle peut être fixée de nouveau
help-policy-set = Changer des réglages; il y faut le contreseing d'un autre approbateur
help-policy-set-more =
    Les réglages resserrent les règles sans jamais descendre sous le plancher prévu.
    « - » vide un réglage. Exemple :
      greenlight policy set check_max_age_days=120 national_days=1
help-policy-show = Montrer les réglages et le sens de chacun
help-channels = À qui va une affaire, et comment joindre chacun
help-channels-show = Montrer les lignes que fixe la politique signée
help-channels-show--out = Écrire une copie à imprimer dans un nouveau fichier
help-channels-edit = Changer des lignes; il y faut le contreseing d'un autre approbateur
help-channels-edit-more =
    Sans bureau, votre éditeur s'ouvre sur toute la liste. Exemples :
      greenlight channels edit party-help --line "613-555-0142"
      greenlight channels edit --text - < lignes.toml
help-channels-edit--channel = Le bureau : police, party-help, legal-counsel...; `greenlight channels show` les énumère
help-channels-edit--line = Comment le joindre; « - » le lit sur l'entrée standard
help-channels-edit--en = Son nom en anglais; « - » le lit sur l'entrée standard
help-channels-edit--fr = Son nom en français; « - » le lit sur l'entrée standard
help-channels-edit--text = Une liste en TOML; « - » la lit sur l'entrée standard
help-channels-edit--why = Pourquoi; « - » le lit sur l'entrée standard
help-channels-import = Lire des lignes dans un fichier; il y faut le contreseing d'un autre approbateur
help-channels-import--file = Une liste en TOML, comme l'écrit `greenlight channels show --out`; « - » la lit sur l'entrée standard
help-channels-import--why = Pourquoi; « - » le lit sur l'entrée standard
help-districts = Énumérer les circonscriptions par leurs noms en vigueur; reprendre d'une liste des noms plus récents
help-districts-more =
    Exemples :
      greenlight districts Ajax
      greenlight districts update noms.csv --on 2026-10-01 --source "Élections Canada, liste du 1er octobre 2026"
help-districts--district = Cette circonscription seulement : son code, un nom actuel ou ancien, ou une partie d'un nom
help-districts-update = Reprendre d'une liste des noms plus récents; il y faut le contreseing d'une autre personne chargée de l'approbation
help-districts-update--file = Un tableau aux colonnes code, name_en, name_fr et province, par exemple un fichier CSV; « - » le lit sur l'entrée standard
help-districts-update--on = Le jour à compter duquel les noms sont officiels, comme 2026-10-01
help-districts-update--source = La provenance de la liste; « - » la lit sur l'entrée standard
help-districts-update--why = Pourquoi; « - » le lit sur l'entrée standard
help-rebuild = Refaire tous les tableaux à partir des événements signés
help-recommend = Recommander une décision à quelqu'un d'autre
help-prior = Dossiers antérieurs de la même personne
help-prior-search = Chercher des dossiers antérieurs dans ce coffre, et l'inscrire
help-prior-list = Montrer les recherches, ce qu'elles ont trouvé et ce qui a été tranché
help-prior-judge = Dire si un dossier antérieur possible vise la même personne
help-prior-judge--file = Le dossier antérieur, par les lettres que montre `prior list`
help-prior-judge--judgement = même (same), pas-la-même (not-same) ou incertain (unsure)
help-prior-judge--why = Pourquoi; réservé aux approbateurs et à vous-même; « - » le lit sur l'entrée standard
help-close--duplicate-of = Le dossier ouvert de la même candidature, qui continue
help-reopen = Rouvrir un dossier fermé
help-reply = Inscrire ce que dit la personne candidate
help-reverse = Renverser une décision par une autre, avec son fondement
help-search = Chercher dans les textes des dossiers que vous pouvez voir
help-second = Donner un contreseing à une décision ou à un autre acte qui l'attend
help-decline = Refuser son accord à une décision ou à un autre acte qui l'attend : l'attente prend fin, et le même acte peut être signé de nouveau
help-show = Montrer un dossier sur une page
help-application = Montrer ce que la personne candidate a déclaré, ou inscrire une réponse
help-application-more =
    Exemples :
      greenlight application 7K3QX
      greenlight application 7K3QX --declared charged --answer "Oui, en 2019" --clear Non
help-verify = Contrôler chaque signature, empreinte et lien du coffre
help-weigh = Dire pourquoi un élément défavorable n'est pas une constatation
help-weigh-more =
    Qui a inscrit une vérification ne l'apprécie pas. Ce qui change après avoir été apprécié est de nouveau ouvert.
    Un fait grave survenu après le feu vert se nomme par les lettres de sa constatation; un approbateur qui n'a pas donné le feu vert dit pourquoi il est maintenu.
    Exemples :
      greenlight weigh 7K3QX certified-record --why -
      greenlight weigh 7K3QX charged --why "Retirée en 1998; le greffe le confirme"
      greenlight weigh 7K3QX 9M2TD --why "Vu; le feu vert est maintenu, car le fait était connu dans la circonscription"
help-waive = Dispenser d'une vérification requise, de ce qui manque à un consentement, d'une contestation, d'une constatation ou d'une note d'ingérence, ou d'un dossier antérieur dont personne ne peut rien dire; il y faut le contreseing d'un autre approbateur
help-whoami = Dire qui vous êtes ici, et quels rôles vous avez

## Le comptoir : aide sur les arguments
help-arg-about = La constatation, la note ou l'autre élément dont il s'agit
help-conflict-declare--about = Quelqu'un d'autre, par son nom, que ceci récuse; pour les approbateurs
help-conflict-dismiss--sign = Quelle suggestion, s'il y en a plusieurs : name, firm, riding
help-arg-aggravating = Ce qui aggrave; « - » le lit sur l'entrée standard
help-arg-all = Aussi les signalements qui ont leur réponse
help-arg-also-known-as = Un autre nom de la même personne; peut être donné plusieurs fois
help-arg-applicant = Un texte que l'on peut remettre à la personne candidate; « - » le lit sur l'entrée standard
help-arg-apply = Ouvrir les dossiers; sans cela, montrer seulement ce qui a été trouvé
help-arg-assigned = Seulement les dossiers confiés à cette personne; « moi » vous désigne
help-arg-band = Tranche de crédit : <560, 560-659, 660-724, 725+
help-arg-born = Date de naissance, comme 1980-02-03
help-arg-born-as-printed = La date de naissance qui figure sur le document; elle est comparée à celle de la personne candidate
help-arg-name-as-printed = Le nom qui figure sur le document; il est comparé aux noms de la personne candidate
help-arg-although = Inscrire bien que le nom ou la date de naissance diffère; --why dit pourquoi il s'agit de la personne candidate
help-arg-dispute-closed = Le jour où le fournisseur a réglé une contestation; --why dit comment
help-arg-searched = Registre public : un nom cherché; peut être répété; « - » le lit sur l'entrée standard
help-arg-account = En ligne : un compte lu; peut être répété
help-arg-closed-account = En ligne : un compte fermé, lu pour ce qu'il en reste; peut être répété
help-arg-read-by = Qui a lu les comptes, si c'est une autre personne
help-arg-bureau = Bureau de crédit, comme Equifax ou TransUnion
help-arg-by = Le jour où il faudrait la réponse, comme 2026-11-22, vendredi, +3jo (jours ouvrables) ou clôture-5j
help-flag-return--by = Le jour pour lequel c'est demandé, comme 2026-11-30, vendredi, +3jo (jours ouvrables) ou clôture-5j; par défaut : dans une semaine
help-arg-case = Le dossier : lettres de son identifiant, ou mots entiers du nom; pour regarder, le début d'un nom ou une circonscription
help-brief--case = Les dossiers, un ou plusieurs
help-log--case = Le dossier, ou « roster » pour les personnes et la politique
help-flag-list--case = Seulement les signalements de ce dossier, même ceux qui ont leur réponse
help-arg-category = Catégorie : identity, eligibility, citizenship-and-travel, education, employment-and-business, professional-discipline, criminal, civil-litigation, financial, conflicts-and-lobbying, political-history, donations, foreign-links, publications-and-accounts, relationships-and-conduct, candour, other
help-arg-check = La vérification : police, credit, declaration, eligibility, court-register, online, interview, references, influence-registry, sanctions, lobbyists, insolvency
help-list--check = Seulement les dossiers dont la vérification a cet état ou ce résultat, comme police=incomplete ou credit=received
help-export--check = Seulement les dossiers dont la vérification a cet état ou ce résultat, comme police=incomplete ou credit=received
help-arg-close = Le jour de la clôture des candidatures, comme 2027-03-01 ou assemblée+14j
help-arg-condition = Une condition du feu vert; peut être donnée plusieurs fois, chacune avec --owner, --due et --evidence
help-finding-add--condition = À quelle condition elle peut être transmise, pour la diffusion C
help-finding-correct--condition = À quelle condition elle peut être transmise, pour la diffusion C
help-fi-add--condition = À quelle condition elle peut être transmise, pour la diffusion C
help-arg-counsel = Avis juridique, que seuls les approbateurs écrivent et lisent
help-arg-csv = Valeurs séparées par des virgules, avec les en-têtes en anglais
help-arg-date-order = Comment les dates sont écrites, si le fichier ne le montre pas : day-month-year, month-day-year, year-month-day; ou en lettres : jj/mm/aaaa
help-arg-header-rows = Le nombre de lignes de titres de colonnes, s'il y en a plusieurs
help-arg-sheet = La feuille d'un classeur qui en a plusieurs
help-arg-skip-rows = Le nombre de lignes de titre au-dessus des titres de colonnes
help-arg-decision = La décision : ses lettres, telles que `greenlight show` les donne
help-arg-delimiter = Ce qui sépare les colonnes, si ce n'est pas clair : virgule « , », « ; », tab ou « | »
help-arg-dir = Un nouveau répertoire pour le coffre et les clés des personnes inventées; sans lui, rien n'est gardé
help-arg-disclosed = Comment la personne candidate l'a divulguée : volunteered, when-asked, denied, not-asked
help-arg-district = La circonscription : son code ou son nom complet
help-list--district = Seulement les dossiers de cette circonscription : son code, son nom ou une partie de noms
help-export--district = Seulement les dossiers de cette circonscription : son code, son nom ou une partie de noms
help-arg-document = Le document : ses lettres, telles que `greenlight doc list` les donne
help-arg-due = L'échéance de la condition, comme 2026-12-15, +10jo (jours ouvrables) ou clôture-5j; une pour chaque --condition
help-arg-email = Adresse de courriel
help-arg-encoding = L'encodage du fichier, s'il n'est pas clair : utf-8, utf-8-bom, windows-1252, iso-8859-15, macroman, cp850, cp863, utf-16le, utf-16be; les noms courants, comme latin1, ansi ou mac, sont compris
help-arg-event = Ce qui attend un contreseing : ses lettres, telles que `greenlight show` les donne
help-arg-evidence = Ce qui montrera que la condition est remplie; un texte pour chaque --condition
help-arg-file = Le fichier
help-doc-receive--file = Le document en fichier; rien pour un papier seulement montré
help-check-import--file = Le rapport du fournisseur, en JSON
help-import--file = L'exportation de l'outil de formulaires : CSV ou semblable, ou classeur XLSX
help-import--same = Cette ligne est celle de ce dossier, ou de la même personne que cette ligne : 9=7K3QX, 9=4; peut être donné plusieurs fois
help-import--new = Cette ligne n’est celle de personne qui soit déjà là, et ouvre un dossier; peut être donné plusieurs fois
help-import--skip = Laisser cette ligne de côté; peut être donné plusieurs fois
help-import--make-map = Écrire un plan pour ce fichier, rempli là où ses en-têtes ne laissent aucun doute
help-import--out = Le fichier où écrire le plan; sans lui, la sortie standard
help-import-undo--batch = L’importation : ses lettres, telles que `greenlight import list` les donne
help-arg-finding = La constatation : ses lettres, telles que `greenlight show` les donne
help-arg-note = La note d'ingérence : ses lettres, telles que `greenlight show` les donne
help-arg-firm = L'entreprise qui les emploie ou qui leur appartient; la même dans un dossier est suggérée comme lien
help-arg-flag = Le signalement : ses lettres, telles que `greenlight flag list` les donne
help-arg-flags = Ce que montre le rapport de crédit; peut être donné plusieurs fois : collections, judgments, bankruptcy, consumer-proposal, liens, fraud-warning, foreign-inquiries
help-arg-format = Sa forme : md (par défaut) ou json
help-arg-grade = Cote : source de A à F, information de 1 à 6, comme C3; F et 6 veulent dire « impossible à juger »
help-arg-ground = Pourquoi la décision est renversée : appeal, new-facts, error
help-arg-handling = Diffusion : P peut être transmise, C seulement à une condition énoncée
help-arg-happened = Quand c'est arrivé, dans vos mots, comme « printemps 2019 »
help-arg-help = Afficher cette aide
help-arg-identity = Votre clé privée; par défaut : GREENLIGHT_IDENTITY, sinon ~/.ssh/id_ed25519
help-arg-indicator = L'indicateur, de FI-01 à FI-16; `greenlight fi guide` explique chacun
help-fi-guide--indicator = Un indicateur, de FI-01 à FI-16; sans lui, tous en bref
help-arg-innocent = L'explication innocente et comment elle a été éprouvée; « - » la lit sur l'entrée standard
help-arg-issued = La date inscrite sur le document, comme 2026-11-18, hier ou -3j
help-arg-items = Ce qui est repris : lettres des éléments, telles que `greenlight log` les donne
help-arg-json = Données en JSON, pour des programmes
help-arg-key = Fichier de clé publique, comme alex.pub
help-person-grant--key = Une autre clé publique de la même personne; par défaut : la clé connue
help-arg-kind = Vérification du casier judiciaire : crc (casier) ou crjmc (casier et affaires judiciaires)
help-check-import--kind = Si le rapport ne dit pas ce que couvre la vérification du casier judiciaire : crc ou crjmc
help-consent--kind = La vérification : police, credit, declaration, eligibility, court-register, online, interview, references, influence-registry, sanctions, lobbyists, insolvency
help-conflict-declare--kind = Le lien : acts-for, personal, business, riding ou none; d'un approbateur au sujet de quelqu'un d'autre, « none » met fin à la récusation
help-finding-add--kind = Nature : adverse, unverifiable, missing, inconsistent, positive
help-finding-correct--kind = Nature : adverse, unverifiable, missing, inconsistent, positive
help-arg-lang = Langue : en ou fr; par défaut : GREENLIGHT_LANG, sinon celle du système
help-arg-language = La langue de la personne candidate : en ou fr
help-arg-limit = Au plus tant de dossiers
help-search--limit = Au plus tant d'endroits; par défaut : 50
help-arg-map = Le plan, qui dit quelle colonne contient quoi
help-arg-list-due = le jour où la liste des candidatures soutenues par le parti est attendue
help-arg-meeting = Le jour de l'assemblée d'investiture, comme 2027-01-20 ou clôture-5sem
help-arg-method = Méthode de la vérification du casier judiciaire : name (le nom, par défaut) ou fingerprint (les empreintes)
help-arg-mitigating = Ce qui atténue; « - » le lit sur l'entrée standard
help-arg-name = Le nom de la personne candidate; « - » le lit sur l'entrée standard
help-init--name = Votre nom au registre
help-person-add--name = Le nom de la personne
help-arg-number = Le numéro que donne `greenlight draft list`
help-arg-on = Le jour, comme 2026-11-22, hier, lundi (le dernier) ou -3j; par défaut : aujourd'hui
help-consent--on = Le jour du consentement ou de son retrait, comme 2026-11-22, aujourd'hui, lundi (le dernier) ou -3j
help-arg-org = Le parti, tel que son registre le nomme
help-arg-origin = D'où vient l'histoire; une histoire dans trois médias n'a qu'une origine
help-arg-out = Un nouveau fichier que vous seul pouvez lire; par défaut : la sortie standard
help-doc-save--out = Un nouveau fichier que vous seul pouvez lire; dans un répertoire, il reçoit de lui-même un nom sûr
help-arg-outcome = Issue : greenlight (feu vert), greenlight-with-conditions, withhold (refus)
help-reverse--outcome = Issue : greenlight (feu vert), greenlight-with-conditions, withhold (refus), undecided (la décision est écartée, sans autre à sa place)
help-arg-overdue = Seulement les dossiers dont un signalement a passé son échéance
help-arg-owner = Qui veille à la condition; un nom pour chaque --condition
help-arg-person = La personne, par son nom; « moi » vous désigne
help-arg-phase = Phase : applied, vetting, contest, nominated, endorsed, confirmed, polled, withdrawn, lapsed; « greenlit » découle de la décision
help-list--phase = Seulement les dossiers de cette phase : applied, vetting, greenlit, contest, nominated, endorsed, confirmed, polled, withdrawn, lapsed
help-export--phase = Seulement les dossiers de cette phase : applied, vetting, greenlit, contest, nominated, endorsed, confirmed, polled, withdrawn, lapsed
help-arg-phone = Numéro de téléphone
help-arg-posture = La part de la personne candidate : target (cible), unwitting, semi-witting, witting, unknown
help-arg-provider = Qui a fait la vérification
help-arg-province = Seulement les dossiers de cette province : NL, PE, NS, NB, QC, ON, MB, SK, AB, BC, YT, NT, NU
help-arg-question = La question; « - » la lit sur l'entrée standard; sans l'option, votre éditeur s'ouvre
help-arg-quiet = Dire seulement les avertissements et les erreurs
help-arg-my-clock-is-right = Signer bien que le journal prouve une heure plus tardive; l'acte et les pages le disent alors
help-arg-reason = Motif d'un refus : legal, financial, ethical, candour, values, fi, ineligible, incomplete
help-arg-rests-on = Ce qui fonde la décision : lettres d'un élément; peut être donné plusieurs fois; par défaut pour un refus : tout ce qui pèse encore
help-arg-result = Résultat. Police : negative, confirmed-declared, incomplete, certified-none, certified-record. Crédit : clear, review, no-hit. Autres : clear, review. Partout : unknown
help-arg-riding = La circonscription dont ces personnes sont membres; ses dossiers sont suggérés comme lien
help-arg-role = Rôle : vetter, reviewer, approver, leader, records, auditor, admin
help-person-revoke--role = Seulement ce rôle : vetter, reviewer, approver, leader, records, auditor, admin; par défaut : tous ceux de la personne
help-person-revoke--lost-at = Un appareil est perdu : le dernier moment où il était certainement entre de bonnes mains, comme "hier 14:30"; ce que sa clé a signé ensuite, ou ce qui est arrivé ensuite, ne compte pas
help-person-revoke--key = Seulement les rôles de cette clé, par les premières lettres de son empreinte
help-arg-scope = Où il vaut : CA, une province comme ON, ou une circonscription comme 35001
help-arg-serious = Grave : il faut une réponse sous peu
help-arg-settings = Des réglages, comme leader_days=2; `greenlight policy show` les énumère
help-arg-severity = Gravité, si c'est vrai : 0 information, 1 mineure, 2 gênante, 3 coûterait la candidature, 4 empêchement légal ou danger
help-arg-shell = Interpréteur : bash, elvish, fish, powershell, zsh
help-arg-status = État : not-requested, consent-pending, requested, with-applicant, in-progress, action-needed, received, authenticated, read, disputed, cancelled, lapsed, superseded, waived
help-list--status = Seulement les dossiers dans cet état : open, recommended, awaiting-second, greenlit, conditional, withheld, conflicting, withdrawn, lapsed, closed, broken (ne se vérifie pas)
help-export--status = Seulement les dossiers dans cet état : open, recommended, awaiting-second, greenlit, conditional, withheld, conflicting, withdrawn, lapsed, closed, broken (ne se vérifie pas)
help-finding-status--status = État : open, put, resolved, mitigated, substantiated, unsubstantiated, cannot-tell
help-arg-store = Le répertoire du coffre; par défaut : GREENLIGHT_STORE, sinon le dossier de données de votre système
help-arg-text = Le texte; « - » le lit sur l'entrée standard; sans l'option, votre éditeur s'ouvre
help-check-request--text = Une remarque, comme les mots du fournisseur; « - » la lit sur l'entrée standard
help-check-receive--text = Une remarque, comme les mots du fournisseur; « - » la lit sur l'entrée standard
help-check-authenticate--text = Une remarque, comme la manière d'authentifier; « - » la lit sur l'entrée standard
help-check-read--text = Une remarque, comme les mots du fournisseur; « - » la lit sur l'entrée standard
help-check-record--text = Une remarque, comme les mots du fournisseur; « - » la lit sur l'entrée standard
help-check-request--why = Pourquoi : il s'agit de la personne candidate malgré un nom ou une date différents, ou la lecture s'écarte du fournisseur; « - » le lit sur l'entrée standard
help-check-receive--why = Pourquoi : il s'agit de la personne candidate malgré un nom ou une date différents, ou la lecture s'écarte du fournisseur; « - » le lit sur l'entrée standard
help-check-authenticate--why = Pourquoi : il s'agit de la personne candidate malgré un nom ou une date différents, ou la lecture s'écarte du fournisseur; « - » le lit sur l'entrée standard
help-check-read--why = Pourquoi : il s'agit de la personne candidate malgré un nom ou une date différents, ou la lecture s'écarte du fournisseur; « - » le lit sur l'entrée standard
help-check-record--why = Pourquoi : il s'agit de la personne candidate malgré un nom ou une date différents, ou la lecture s'écarte du fournisseur; « - » le lit sur l'entrée standard
help-check-import--why = Pourquoi il s'agit de la personne candidate malgré un nom ou une date différents; « - » le lit sur l'entrée standard
help-doc-authenticate--why = Pourquoi il s'agit de la personne candidate malgré un nom ou une date différents; « - » le lit sur l'entrée standard
help-doc-read--why = Pourquoi il s'agit de la personne candidate malgré un nom ou une date différents; « - » le lit sur l'entrée standard
help-doc-receive--text = Une remarque; « - » la lit sur l'entrée standard
help-doc-authenticate--text = Comment il a été authentifié; « - » le lit sur l'entrée standard
help-doc-read--text = Une remarque; « - » la lit sur l'entrée standard
help-conflict-declare--yes = Le signer bien que plus personne ne reste alors à un palier, ou ne puisse décider
help-conflict-declare--text = Quel est ce lien; « - » le lit sur l'entrée standard
help-finding-correct--text = Le nouveau texte; « - » le lit sur l'entrée standard
help-flag-accept--text = Une remarque; « - » la lit sur l'entrée standard
help-arg-tier = Seulement les dossiers de ce palier : local, provincial, national, leader
help-flag-return--tier = Le palier auquel il est renvoyé : local, provincial, national; par défaut : celui d'en dessous
help-arg-title = Ce qu'est le document; par défaut : le nom du fichier
help-arg-to = Une moitié seulement : run (pour l'effectuer) ou result (pour en voir le résultat); par défaut : les deux
help-arg-vendor = De qui est le rapport : checkr ou certn
help-waive--what = La vérification : police, credit, declaration, eligibility, court-register, online, interview, references, influence-registry, sanctions, lobbyists, insolvency; ou, avant elle, ce dont on dispense : check, consent, dispute; ou finding, ou prior
help-waive--check = La vérification, après check, consent ou dispute; après finding, les lettres de la constatation ou de la note d'ingérence; après prior, celles du dossier antérieur
help-arg-version = Afficher la version
help-arg-why = Les motifs; « - » les lit sur l'entrée standard; sans l'option, votre éditeur s'ouvre
help-close--why = Pourquoi; « - » le lit sur l'entrée standard
help-reopen--why = Pourquoi; « - » le lit sur l'entrée standard
help-phase--why = Pourquoi; « - » le lit sur l'entrée standard
help-phase--how = Pour « withdrawn » : comment la personne candidate l'a dit; « - » le lit sur l'entrée standard
help-phase--without-greenlight = Laisser la personne se présenter sans feu vert : un approbateur dit pourquoi, un autre donne son contreseing
help-phase--flag = Sans feu vert en vigueur, faire un signalement grave au lieu de fixer la phase
help-contest--notified = Quand Élections Canada a reçu l'avis de la course
help-contest--cut-off = Le dernier jour pour devenir membre et voter
help-contest--members = Combien de membres compte la liste
help-contest--new-members = Combien le sont devenus dans les 30 jours avant la date limite
help-contest--contestants = Combien se sont présentés
help-contest--voters = Combien ont voté
help-contest--margin = Par combien de voix elle a été gagnée
help-contest--selected-on = Le jour du choix; le rapport est dû 30 jours plus tard
help-contest--flag = Si la personne choisie n'a pas de feu vert, faire du même coup un signalement grave
help-contest--selected-by = Comment : vote, acclaimed (personne d'autre ne s’est présenté ou n’est resté) ou appointed (aucun rapport n'est dû)
help-contest--reported = Quand le rapport a été transmis à Élections Canada
help-export--standing = Seulement les dossiers où quelqu'un se présente pour le parti sans feu vert en vigueur
help-list--standing = Seulement les dossiers où quelqu'un se présente pour le parti sans feu vert en vigueur
help-second--why = Pourquoi; « - » le lit sur l'entrée standard
help-decline--why = Pourquoi; « - » le lit sur l'entrée standard
help-policy-set--why = Pourquoi; « - » le lit sur l'entrée standard
help-person-revoke--why = Pourquoi; « - » le lit sur l'entrée standard
help-finding-correct--why = Pourquoi elle est corrigée; « - » le lit sur l'entrée standard
help-arg-why-not = Pourquoi elle n'a pas été soumise à la personne candidate; « - » le lit sur l'entrée standard
help-arg-withdrawn = La personne candidate retire son consentement; plus rien ne commence, rien n'est effacé
help-arg-refused = La personne candidate refuse de consentir; cela n'accuse personne
help-arg-declared = Ce que la personne candidate a déclaré : un nom court pour la question; peut être répété, chaque fois avec --answer
help-arg-declared-answer = Sa réponse, dans ses mots; « - » la lit sur l'entrée standard
help-arg-declared-question = La question telle que le formulaire la pose; « - » la lit sur l'entrée standard
help-arg-clear-answer = La réponse qui n'appelle rien, comme Non; peut être répétée; « - » la lit sur l'entrée standard. Sans elle, toute réponse est ouverte
help-arg-answers = Ce à quoi elle répond : une question déclarée, ou ce qu'une vérification apporte, comme le donne `greenlight next`; en français aussi, comme crédit:privilèges ou casier-attesté; peut être répétée
help-weigh--items = Ce qui a été examiné : une question déclarée, ou ce qu'une vérification apporte, comme le donne `greenlight next`; en français aussi, comme crédit:privilèges ou casier-attesté
help-arg-words = Mots à chercher
help-list--words = Seulement les dossiers dont le nom, ou un texte que vous pouvez lire, contient ces mots
help-export--words = Seulement les dossiers dont le nom, ou un texte que vous pouvez lire, contient ces mots

## Le comptoir : ce qui tient lieu de valeur dans l'aide
value-address = ADRESSE
value-band = TRANCHE
value-batch = LOT
value-bureau = BUREAU
value-case = DOSSIER
value-category = CATÉGORIE
value-check = VÉRIFICATION
value-code = CODE
value-day = JOUR
value-decision = DÉCISION
value-deferral = REPORT
value-delimiter = SÉPARATEUR
value-dir = RÉPERTOIRE
value-district = CIRCONSCRIPTION
value-document = DOCUMENT
value-encoding = ENCODAGE
value-sheet = FEUILLE
value-event = ÉVÉNEMENT
value-file = FICHIER
value-finding = CONSTATATION
value-flag = SIGNALEMENT
value-grade = COTE
value-how = COMMENT
value-item = ÉLÉMENT
value-key = CLÉ
value-keyfile = CLÉ
value-judgement = RÉPONSE
value-prior = ANTÉRIEUR
value-kind = NATURE
value-map = PLAN
value-name = NOM
value-note = NOTE
value-party = PARTI
value-number = NUMÉRO
value-order = ORDRE
value-outcome = ISSUE
value-mailbox = BOÎTE
value-path = CHEMIN
value-person = PERSONNE
value-platform = PLATEFORME
value-ground = MOTIF
value-handle = COMPTE
value-phase = PHASE
value-posture = RÔLE
value-province = PROVINCE
value-result = RÉSULTAT
value-role = RÔLE
value-row = LIGNE
value-scope = PORTÉE
value-setting = RÉGLAGE
value-shell = INTERPRÉTEUR
value-state = ÉTAT
value-status = ÉTAT
value-text = TEXTE
value-what = OBJET
value-tier = PALIER
value-value = VALEUR
value-when = QUAND
value-words = MOTS

## Le comptoir : ce qui n'allait pas sur la ligne de commande
usage-unknown-command = Il n'y a pas de commande « { $word } ».
usage-unknown-option = Il n'y a pas d'option « { $word } » ici.
usage-missing = Il manque ceci : { $what }
usage-no-command = Il manque la commande.
usage-conflict = « { $one } » ne va pas avec « { $other } ».
usage-twice = « { $option } » ne peut figurer qu'une fois.
usage-no-value = { $option } a besoin d'une valeur.
usage-not-text = Un mot de la ligne de commande n'est pas du texte valide (UTF-8).
usage-bad-value = « { $value } » ne convient pas à { $option }.
usage-allowed = Admis : { $allowed }.
usage-near = Vouliez-vous dire « { $near } » ?
usage-hint = Pour savoir ce que prend la commande : { $command } --help
usage-greenlight-init = Avec votre parti et votre nom : greenlight init --org PARTI --name NOM

## Le comptoir : erreurs
error-label = Erreur :
hint-label = Conseil :
error-admit = Un événement signé ne peut être reçu : { $error }
error-admit-hint = Rien n'en a été inscrit. Qui peut le signer de nouveau doit le faire, sur le dossier tel qu'il est.
error-ambiguous = « { $word } » ne désigne aucun dossier que vous pouvez voir, ou en désigne plusieurs.
error-ambiguous-hint = Désignez-en un par ses lettres : { $cases }
pick-several = « { $word } » peut désigner plusieurs dossiers, ou n'est pas un nom complet :
pick-which = Lequel? Tapez son numéro, de 1 à { $count }; Entrée seule arrête ici
error-bad-check-state = « { $given } » n'est pas une vérification et son état.
error-bad-check-state-hint = Écrivez VÉRIFICATION=ÉTAT, comme police=incomplete ou credit=received; `greenlight check record --help` énumère les mots.
error-bad-account = « { $given } » n'est pas un compte.
error-bad-account-hint = Écrivez PLATEFORME=COMPTE, comme forum=margaret.q
error-bad-day = « { $day } » n'est pas un jour.
error-bad-answer = « { $given } » ne dit pas quelle ligne est quel dossier.
error-bad-answer-hint = Écrivez le numéro de la ligne, un signe d’égalité et le dossier : --same 9=7K3QX
error-bad-day-hint = Écrivez-le comme 2026-11-22, ou aujourd'hui, hier, demain, lundi; +14j, -2sem, +3jo (jours ouvrables); assemblée, clôture, clôture-5j, clôture-2jo.
error-bad-format = Une note de synthèse ne s'écrit pas en « { $format } ».
error-bad-format-hint = Employez --format md ou --format json.
error-bad-grade = « { $grade } » n'est pas une cote.
error-bad-grade-hint = Une lettre pour la source (A à F) et un chiffre pour l'information (1 à 6), comme C3; F6 si ni l'une ni l'autre ne peut être jugée. `greenlight finding scale` dit ce que chacun veut dire.
error-bad-now = GREENLIGHT_NOW vaut « { $now } », qui n'est pas un moment.
error-bad-now-hint = Écrivez-le comme 2026-11-22T15:04:05Z, ou retirez-le : il ne sert qu'aux exercices et aux essais.
error-bad-moment = « { $time } » n'est pas un moment.
error-bad-moment-hint = Écrivez un jour et une heure à Ottawa, comme "hier 14:30" ou "2026-11-22 14:30", ou une heure avec son fuseau, comme 2026-11-22T19:30:00Z.
error-moment-ahead = « { $time } » est à venir.
error-moment-ahead-hint = Donnez le dernier moment où l'appareil était certainement encore entre de bonnes mains.
error-bad-scope = « { $scope } » n'est pas une portée.
error-bad-scope-hint = CA, une province comme ON, ou une circonscription comme 35001.
error-bad-setting = « { $setting } » n'est pas un réglage avec une valeur qui lui convient.
error-bad-setting-hint = Écrivez RÉGLAGE=VALEUR, comme leader_days=2; `greenlight policy show` énumère les réglages.
error-setting-of-channels = Les lignes pour joindre les bureaux ne se fixent pas ici.
error-setting-of-channels-hint = greenlight channels edit, ou greenlight channels import FICHIER
error-setting-of-districts = Les noms des circonscriptions ne se fixent pas ici.
error-setting-of-districts-hint = greenlight districts update FICHIER
error-districts-older = La liste est du { $on }; les noms en vigueur sont du { $known }.
error-districts-older-hint = Prenez une liste qui n'est pas plus ancienne, ou donnez le jour à compter duquel ses noms sont officiels : --on JOUR
error-bad-severity = « { $severity } » n'est pas une gravité.
error-bad-severity-hint = 0 information, 1 mineure, 2 gênante, 3 coûterait la candidature, 4 empêchement légal ou danger. `greenlight finding scale` dit ce que chaque degré veut dire.
error-below-floor = { $setting ->
    [required_checks] Aucune politique ne peut se passer d'une des vérifications requises : police, credit, declaration, eligibility.
   *[other] « { $setting } » ne peut pas valoir { $given } : le plancher prévu ne le permet pas.
}
error-below-floor-hint = { $setting ->
    [check_max_age_days] Admis : de 1 à 365 jours.
    [review_days] Admis : de 1 à 30 jours.
    [keep_withheld_months] Admis : de 6 à 36 mois.
    [keep_greenlit_months] Admis : de 6 à 36 mois.
    [source_bar] Admis : C3 ou mieux.
    [override_bar] Admis : B2 ou mieux.
    [required_checks] Nommez ces quatre et, au besoin, d'autres : required_checks=police,credit,declaration,eligibility,references
   *[other] Admis : de 1 à 5 jours ouvrables.
}
error-body = Ce qu'il fallait inscrire ne peut pas l'être.
error-body-hint = C'est une faute du programme, pas la vôtre. Rien n'a été inscrit.
error-condition-parts = Chaque condition a besoin de son texte, de son responsable, de son échéance et de sa preuve.
error-condition-parts-hint = Donnez --condition, --owner, --due et --evidence autant de fois chacun, dans le même ordre.
error-outcome-undecided = « undecided » écarte une décision antérieure; ce n'est l'issue ni d'une recommandation ni d'une décision.
error-outcome-undecided-hint = greenlight, greenlight-with-conditions ou withhold; pour écarter une décision : greenlight reverse DOSSIER DÉCISION undecided --ground MOTIF --why -
damage-changed = il a été changé, ou ce n'est pas celui que cette clé ouvre
damage-foreign = « { $name } » n'a pas sa place dans un coffre
damage-tables = les tables de ce qui est gardé ne sont pas ce qu'elles devraient être
error-damaged = Le coffre ne peut être lu; il est endommagé : { $what }
error-damaged-hint = Ne continuez pas à travailler avec ce coffre. Mettez-le de côté tel quel, restaurez une copie et lancez `greenlight verify` sur la copie. Le code de sortie 8 veut dire que ce qui est gardé ne se vérifie pas.
error-database = Le coffre n'a pas fait ce qui lui était demandé : { $error }
error-database-hint = Rien n'a été inscrit. Si un autre Greenlight travaille sur ce coffre, attendez et recommencez; sinon, lancez `greenlight verify`.
error-day-not-known = « { $day } » : { $anchor ->
    [meeting] le jour de l'assemblée d'investiture n'est pas encore connu.
    [close] le jour de la clôture des candidatures n'est pas encore connu.
    [list] le jour de la remise de la liste n'est pas encore connu.
   *[polling] le jour du scrutin n'est pas encore connu.
}
error-day-not-known-hint = { $anchor ->
    [meeting] Écrivez le jour lui-même, ou inscrivez-le d'abord : greenlight phase CASE PHASE --meeting JOUR
    [close] Écrivez le jour lui-même, ou inscrivez-le d'abord : greenlight phase CASE PHASE --close JOUR, ou greenlight policy set close_of_nominations=JOUR
   *[other] Écrivez le jour lui-même, comme 2026-11-22.
}
error-day-too-far = « { $day } » est trop loin.
error-day-too-far-hint = Au plus 3 660 jours d'un autre, et entre les années 1900 et 2100.
error-district-near = Aucune circonscription ne s'appelle « { $word } ».
error-district-near-hint = Vouliez-vous dire : { $near } ? Employez le code de cinq chiffres.
error-district-differs = « { $word } » ne désigne pas une seule circonscription : le code, le nom et la province ne vont pas ensemble.
error-district-differs-hint = Employez le code de cinq chiffres seul. Vouliez-vous dire : { $near } ?
error-district-gone = Aucune circonscription ne s'appelle plus « { $word } » : ce nom a été officiel jusqu'au { $until }.
error-district-gone-hint = De quelle circonscription d'aujourd'hui s'agit-il? Peut-être : { $near }. Employez le code de cinq chiffres.
error-district-part = « { $word } » n'est qu'une partie de noms de circonscriptions.
error-district-part-hint = Employez le nom complet ou le code de cinq chiffres. Vouliez-vous dire : { $near } ? `greenlight list --district` cherche aussi des parties de noms.
error-district-province = « { $word } » est une province, pas une circonscription.
error-district-province-hint = Employez le nom complet de la circonscription, ou son code de cinq chiffres selon le décret de 2023, comme 35001. Pour toute une province : `greenlight list --province { $code }`
error-district-unknown = Aucune circonscription ne s'appelle « { $word } ».
error-district-unknown-hint = Employez son nom complet, ou son code de cinq chiffres selon le décret de 2023, comme 35001.
error-editor = L'éditeur n'a pas pu servir : { $error }
error-editor-hint = Mettez votre éditeur dans EDITOR, ou donnez le texte avec l'option; « - » le lit sur l'entrée standard.
error-file-too-large = { $path } est trop volumineux : le maximum est de { $most } octets.
error-file-too-large-hint = Donnez un fichier plus petit, comme une numérisation moins fine.
error-gates = { $count ->
    [one] Une porte est fermée : il manque une chose.
   *[other] Des portes sont fermées : il manque { $count } choses.
}
error-gates-hint = `greenlight next CASE` montre ce qui manque et qui peut y voir.
error-handling-condition = La diffusion C a besoin de sa condition.
error-handling-condition-hint = Ajoutez --condition et dites quand elle peut être transmise, ou employez --handling P.
error-in-doubt = Le disque a fait défaut au dernier moment ({ $error }) : ceci est peut-être inscrit, peut-être pas; si oui, en entier.
error-in-doubt-hint = Avant de l'inscrire de nouveau, voyez s'il y est déjà : `greenlight log CASE`, et `greenlight list` pour de nouveaux dossiers.
error-not-there = Il n'y a là ni fichier ni répertoire : { $path }
error-not-there-hint = Voyez le chemin; rien n'est écrit dans un répertoire qui n'existe pas.
error-is-folder = { $path } est un dossier, pas un fichier.
error-is-folder-hint = Nommez un fichier qu'il contient.
error-no-permission = Votre compte n'a pas le droit d'y lire ou d'y écrire : { $path }
error-no-permission-hint = Nommez une autre place, ou faites-vous donner ce droit par qui la possède.
error-disk-full = Il ne reste plus de place sur le disque pour { $path }.
error-disk-full-hint = Faites de la place, puis relancez la commande. Un quota, ou le nombre de fichiers que prend le disque, peut aussi être épuisé.
error-no-room = Il ne reste plus assez de place sur le disque pour { $path } : { $free } sont libres, il en faut environ { $needed }.
error-no-room-hint = Faites de la place, puis relancez la commande. Ce qui ne fait que lire fonctionne entre-temps : show, list, next, due, log, search, verify.
error-read-only-disk = Rien ne peut être écrit dans { $path } : ce disque ne peut qu'être lu.
error-read-only-disk-hint = Nommez un emplacement sur un autre disque.
error-folder-taken = Il y a déjà quelque chose dans le répertoire { $path }.
error-folder-taken-hint = Nommez un nouveau répertoire : rien n'est écrasé.
error-io = { $path } : { $error }
error-io-hint = Voyez le chemin, qui peut y lire et y écrire, et la place qui reste sur le disque.
error-name-known = Quelqu'un porte déjà ce nom au registre : { $known }. Rien n'a été signé.
error-name-known-hint = Pour une autre clé de la même personne : greenlight person grant { $person } --key FICHIER.pub --role RÔLE --scope PORTÉE, ou avec une demande : --same-person. Pour une autre personne du même nom, ajoutez à la commande : --another-person --why -
error-no-namesake = Personne au registre n'a un nom qui ressemble à « { $name } ».
error-no-namesake-hint = Retirez --another-person; `greenlight person list` montre tout le monde.
error-already-one = { $name } et { $other } sont déjà une seule personne au registre.
error-already-one-hint = `greenlight person list` montre les numéros de chaque personne.
error-key-known = Cette clé appartient déjà à { $name }; une clé appartient à une seule personne, pour toujours.
error-key-known-hint = Pour un autre rôle : greenlight person grant "{ $name }" --role RÔLE --scope PORTÉE
error-key-locked = La clé { $path } est protégée par une phrase de passe, et personne ne peut être interrogé ici.
error-key-locked-hint = Confiez-la à un agent SSH : greenlight unlock. Ou lancez la commande dans un terminal, donnez la phrase de passe avec --passphrase-fd, ou nommez une autre clé : --identity FICHIER
error-key-not-ed25519 = { $path } est une clé d'une autre sorte; seules les clés Ed25519 servent.
error-key-not-ed25519-hint = Créez-en une : ssh-keygen -t ed25519 -f FICHIER
error-key-not-openssh = { $path } n'est pas une clé OpenSSH.
error-key-not-openssh-hint = Créez-en une : ssh-keygen -t ed25519 -f FICHIER. La clé privée va à --identity, son fichier .pub à --key.
error-key-other-kind = { $path } est une clé { $kind }; seules les clés Ed25519 servent.
error-key-other-kind-hint = Créez-en une : ssh-keygen -t ed25519 -f FICHIER
error-key-fido = { $path } est la clé d'une clé de sécurité (FIDO). Elle signe sous une autre forme et ne peut pas ouvrir de coffre.
error-key-fido-hint = Créez une clé gardée dans un fichier, avec une phrase de passe : ssh-keygen -t ed25519 -f FICHIER
error-key-putty = { $path } est un fichier de clé PuTTY. Greenlight lit les clés OpenSSH.
error-key-putty-hint = Exportez-la pour OpenSSH : ouvrez-la dans PuTTYgen, puis Conversions > Export OpenSSH key. Ou : puttygen { $path } -O private-openssh -o FICHIER
error-key-pkcs8 = { $path } est une clé au format PKCS #8. Greenlight lit les clés OpenSSH.
error-key-pkcs8-hint = Si c'est une clé Ed25519, `ssh-keygen -p -f { $path }` la convertit pour OpenSSH (à partir d'OpenSSH 9.6). Sinon, créez-en une : ssh-keygen -t ed25519 -f FICHIER
error-key-ssh2 = { $path } est une clé au format SSH2 (RFC 4716). Greenlight lit les clés OpenSSH.
error-key-ssh2-hint = Convertissez la clé publique pour OpenSSH : ssh-keygen -i -f { $path } > FICHIER.pub. Ou copiez-la de PuTTYgen : « Public key for pasting into OpenSSH authorized_keys file ».
error-key-certificate = { $path } est un certificat, pas une clé.
error-key-certificate-hint = Nommez la clé elle-même : le même nom de fichier, sans « -cert ».
error-key-several = { $path } contient plusieurs clés.
error-key-several-hint = Mettez la vôtre seule dans un fichier et nommez-le : --identity FICHIER. `ssh-keygen -l -f { $path }` les énumère.
error-key-wrong-passphrase = La phrase de passe n'ouvre pas la clé { $path }.
error-key-wrong-passphrase-hint = Relancez la commande et tapez-la de nouveau; `ssh-keygen -y -f FICHIER` éprouve une phrase de passe sans Greenlight.
error-map-not-text = Le plan n’est du texte ni en UTF-8 ni en UTF-16. Enregistrez-le de nouveau avec l’encodage UTF-8.
error-missing = Il manque { $option }.
error-missing-hint = Ajoutez-le; la même commande avec --help l'explique.
error-moved = Le dossier a changé depuis que vous l'avez regardé : { $what }
error-moved-hint = Rien n'a été signé. Lisez ce qui est nouveau, puis relancez la commande : greenlight log CASE
error-people-moved = Le registre des personnes a été modifié par quelqu'un d'autre au même moment. Rien n'a été signé.
error-people-moved-hint = Voyez qui s'y trouve maintenant, puis relancez la commande : greenlight person list
error-moved-meanwhile = Quelqu'un d'autre a changé le dossier au même moment.
error-moved-meanwhile-hint = Rien n'a été signé. Lisez ce qui est nouveau, puis relancez la commande : greenlight log CASE
error-name-unseen = { $option } : rien de ce nom n'est visible. Un nom a au moins une lettre ou un chiffre.
error-name-unseen-hint = Tapez le nom tel qu'on le lit.
error-newer = Le coffre a été écrit par un Greenlight plus récent.
error-newer-hint = Mettez Greenlight à jour; cette version ne peut savoir ce que l'autre veut dire. Rien n'a été changé.
error-no-draft = Aucun texte gardé ne porte le numéro { $number }.
error-no-draft-hint = `greenlight draft list` les énumère.
error-no-file = Ce document n'a pas de fichier ici : il a seulement été montré, ou son fichier a été purgé.
error-no-file-hint = `greenlight doc list CASE` montre quels documents en ont un.
error-no-home = La place de vos données est introuvable : { $error }
error-no-home-hint = Nommez les places : --store RÉPERTOIRE et --identity FICHIER
error-no-item = « { $word } » ne désigne rien dans ce dossier, ou désigne plusieurs choses.
error-no-item-hint = Employez les lettres que donne `greenlight show CASE`, une de plus si plusieurs éléments conviennent.
error-no-adverse = { $known ->
    [none] « { $word } » ne désigne rien ici : rien dans ce dossier n'appelle de réponse.
   *[other] « { $word } » ne désigne rien dans ce dossier qui appelle une réponse, ou désigne deux choses. Il y a : { $known }.
}
error-no-adverse-hint = `greenlight show DOSSIER` nomme ce qui appelle une réponse; avec son groupe si deux éléments portent le même nom, comme declared:charged.
error-no-key = Il n'y a pas de clé privée à { $path }.
error-no-key-hint = `ssh-keygen -t ed25519 -f { $path }` en crée une; pour un nouveau coffre, dans un terminal, ceci aussi : `greenlight init --org PARTI --name NOM`. Ou nommez la vôtre : --identity FICHIER
error-no-key-but-agent = Il n'y a pas de clé à { $path }. L'agent SSH détient une clé Ed25519.
error-no-key-but-agent-hint = Écrivez-en la moitié publique dans un fichier : ssh-add -L > FICHIER.pub (gardez votre seule ligne). Puis nommez-le : --identity FICHIER.pub
error-no-person = Personne au registre ne s'appelle « { $word } ».
error-no-person-hint = `greenlight person list` montre tout le monde; « moi » vous désigne.
error-several-policies = Plusieurs politiques attendent un contreseing : { $ids }.
error-several-policies-hint = `greenlight policy show` dit ce que chacune changerait; nommez-en une : greenlight policy second LETTRES, ou greenlight policy decline LETTRES
error-no-policy-waits = Aucune politique n'attend de contreseing.
error-no-policy-waits-hint = Il faut d'abord en fixer une : greenlight policy set RÉGLAGE=VALEUR
error-no-store = Il n'y a pas de coffre dans { $path }.
error-no-store-hint = Créez-en un : `greenlight init --org PARTI --name NOM`. Ou nommez son répertoire : --store RÉPERTOIRE
error-not-encrypted = Ce programme a été construit sans chiffrement; il ne doit pas servir.
error-not-encrypted-hint = Installez une version publiée de Greenlight; rien n'a été lu ni écrit.
error-not-for-this-key = Cette clé n'ouvre pas le coffre.
error-not-for-this-key-hint = Nommez la clé qui est au registre : --identity FICHIER. Un administrateur donne accès : greenlight person add NOM --key FICHIER.pub --role RÔLE --scope PORTÉE
error-not-found = « { $word } » ne désigne aucun dossier que vous pouvez voir, ou en désigne plusieurs.
error-not-found-hint = `greenlight list` montre les dossiers que vous pouvez voir; désignez-en un par ses lettres.
error-safety-not-found = « { $word } » ne désigne aucun dossier, ou en désigne plusieurs.
error-safety-not-found-hint = Donnez les lettres de l'identifiant du dossier, ou le nom entier, exactement comme il est écrit au dossier.
error-nothing-held = { $name } n'a pas ce rôle, ou n'en a aucun.
error-nothing-held-hint = `greenlight person list` montre qui a quel rôle.
error-nothing-to-change = Rien à changer n'a été donné.
error-nothing-to-change-hint = Nommez ce qui change : greenlight edit CASE --district 35001
error-only-police = --kind et --method ne vont qu'avec la vérification du casier judiciaire.
error-only-police-hint = Retirez-les; le bureau d'une enquête de crédit se nomme avec --bureau.
error-random = Le système ne donne pas d'octets aléatoires : { $error }
error-random-hint = Rien n'a été signé. Redémarrez la machine et recommencez.
error-several-people = « { $word } » convient à plusieurs personnes : { $names }
error-several-people-hint = Employez le nom complet, ou les lettres que donne `greenlight person list`.
error-stdout = La réponse n'a pas pu être écrite en entier : { $error }
error-stdout-hint = Ce que la commande devait faire est fait; `greenlight log` le montre. Redemandez la réponse quand il y aura de la place là où elle va.
error-stdin = L'entrée ou la sortie standard ne peut pas servir : { $error }
error-stdin-hint = Donnez le texte avec l'option elle-même plutôt que « - ».
error-store-exists = Il y a déjà un coffre dans { $path }.
error-store-exists-hint = Employez-le tel quel, ou créez-en un autre ailleurs : greenlight --store RÉPERTOIRE init --org PARTI --name NOM
error-not-yet-here = Votre coffre est vide jusqu'à l'arrivée du premier envoi de { $inviter }.
error-not-yet-here-hint = Recevez-le : greenlight sync, par la boîte d'échange de l'équipe, ou greenlight receive FICHIER
error-stranger = Votre clé n'appartient à personne du registre.
error-stranger-hint = Un administrateur vous inscrit : greenlight person add NOM --key FICHIER.pub --role RÔLE --scope PORTÉE
error-text-too-long = Le texte est trop long : { $bytes } octets; le maximum est de { $most }.
error-text-too-long-hint = Abrégez-le, ou gardez-le comme document : greenlight doc receive CASE FICHIER
error-unknown-word = « { $word } » n'est pas un mot admis ici : { $list ->
    [audience] destinataire
    [carrier] nature de la boîte d'échange
    [category] catégorie
    [check] vérification
    [check-result] résultat
    [check-status] état
    [consent-for] consentement
    [credit-band] tranche de crédit
    [credit-flag] mention du rapport de crédit
    [date-order] ordre des dates
    [delimiter] séparateur
    [disclosed] divulgation
    [encoding] encodage
    [finding-kind] nature de la constatation
    [finding-status] état
    [handling] diffusion
    [indicator] indicateur
    [language] langue
    [link] lien
    [related] lien avec la personne candidate
    [method] méthode
    [outcome] issue
    [phase] phase
    [police-kind] vérification du casier judiciaire
    [posture] rôle dans l'ingérence
    [province] province
    [reason] motif
    [reversal-ground] fondement
    [role] rôle
    [second-rule] réglage
    [separate-admin] réglage
    [status] état
    [tie] lien
    [tier] palier
    [provider] fournisseur
    [liftable] objet de la dispense
    [prior-judgement] jugement
   *[other] mot d'une liste
}.
error-unknown-word-hint = L'un de ceux-ci : { $allowed }
error-variable-no-text = { $name } contient quelque chose qui n'est pas du texte.
error-variable-no-text-hint = Donnez-lui un texte en UTF-8, ou retirez-la.
error-unlinked = Cela ne s'ajuste pas à ce que contient le journal : { $what }
error-unlinked-hint = Rien n'a été signé. Lancez `greenlight verify`; si le coffre tient, relancez la commande.
error-unsound = Ce qui est gardé ne se vérifie pas. Problèmes trouvés : { $count }
error-unsound-hint = Ne continuez pas à travailler avec ce coffre. Mettez-le de côté tel quel et restaurez une copie; le code de sortie 8 veut dire que ce qui est gardé ne se vérifie pas. Si seul un tableau diffère, `greenlight rebuild` le refait.
error-broken-case = Le dossier { $case } ne se vérifie pas : rien n'y est signé. Événements qui ne sont pas tels qu'ils ont été signés : { $count }
error-broken-case-hint = Une sauvegarde d'avant, ou celle qu'un collègue a faite d'une copie qui se vérifie, a les octets d'origine : greenlight restore FICHIER --mend. Un signalement de danger (greenlight safety { $case }) et une récusation se signent quand même; les autres dossiers ne sont pas touchés.
error-broken-roster = Le registre ne se vérifie pas : rien n'est signé. Événements qui ne sont pas tels qu'ils ont été signés : { $count }
error-broken-roster-hint = Une sauvegarde d'avant, ou celle qu'un collègue a faite d'une copie qui se vérifie, a les octets d'origine : greenlight restore FICHIER --mend. Un signalement de danger, une récusation et la fin d'un rôle se signent quand même.
error-lifted-by = Peut y remédier { $who } : { $command }
error-role-hint = `greenlight person list` montre qui a ce rôle, `greenlight policy matrix` qui peut faire quoi.
error-target-hint = `greenlight show CASE` montre ce qui s'y trouve maintenant, avec ses lettres.
error-recused-hint = Quelqu'un d'autre reprend votre travail : greenlight adopt CASE ÉLÉMENT. Seul un autre approbateur met fin à une récusation.
error-another-hint = Demandez à quelqu'un d'autre qui a le rôle; `greenlight person list` montre qui.
error-recommendation-hint = Il faut d'abord la recommandation de quelqu'un qui ne décidera pas : greenlight recommend CASE ISSUE --why -
error-reverse-hint = Nommez la décision qui tient : greenlight reverse CASE DÉCISION ISSUE --ground new-facts --why -
error-again-hint = Relancez la commande, sur le registre tel qu'il est maintenant; `greenlight whoami` montre vos rôles.
error-roster-hint = `greenlight person list` montre qui est administrateur ou approbateur, `greenlight log roster` qui a une clé racine.

## Le comptoir : fait
done-adopt = { $case } { $name } : vous répondez maintenant de ce travail ({ $item }).
done-assign = { $case } { $name } : dossier confié ({ $item }).
done-check = { $case } { $name } : vérification inscrite ({ $item }).
done-check-import = { $count ->
    [one] { $case } : rapport versé, { $count } vérification inscrite.
   *[other] { $case } : rapport versé, { $count } vérifications inscrites.
}
done-close = { $case } { $name } : dossier fermé.
done-conflict-end = { $case } { $name } : la récusation prend fin au contreseing d'un autre approbateur : greenlight second { $case } { $item }
done-conflict-interest = { $case } { $name } : intérêt déclaré; il empêche de décider et de donner un contreseing ({ $item }).
done-conflict-dismissed = { $case } { $name } : suggestion écartée; la raison reste au registre ({ $item }).
done-conflict-none = { $case } { $name } : absence de conflit d'intérêts déclarée ({ $item }).
done-conflict-none-all = Absence de conflit d'intérêts déclarée pour { $count } dossiers.
done-conflict-recused = { $case } { $name } : récusation inscrite; le dossier est caché à qui en fait l'objet ({ $item }).
done-consent = { $case } { $name } : consentement inscrit ({ $item }).
done-consent-withdrawn = { $case } { $name } : retrait du consentement inscrit; aucun nouveau travail ne peut commencer ({ $item }).
done-consent-refused = { $case } { $name } : refus du consentement inscrit ({ $item }).
done-application = { $case } { $name } : réponses de la personne candidate inscrites ({ $item }).
done-weigh = { $case } { $name } : motif de l'absence de constatation inscrit ({ $item }).
done-decide = { $case } { $name } : décidé, en vigueur : { $outcome } ({ $item }).
done-decide-waits = { $case } { $name } : décidé, encore sans effet : { $outcome }. Un autre approbateur donne le contreseing : greenlight second { $case } { $item }
done-defer = { $case } { $name } : rien pour l'instant ({ $item }). Le dossier revient à { $owner } le { $day }; passé ce jour, il monte au palier suivant : { $tier }.
done-defer-flag = { $case } { $name } : signalement reporté ({ $item }). Il revient à { $owner } le { $day }; passé ce jour, il monte au palier suivant : { $tier }.
done-resume-changed = { $case } { $name } : le report a pris fin, quelque chose a changé ({ $item }).
done-resume-unchanged = { $case } { $name } : le report a pris fin, rien n'a changé ({ $item }).
done-trigger = { $case } { $name } : déclencheur inscrit ({ $item }); le report revient aussitôt.
deferred-often = C'est le report numéro { $count } de la même chose. Il est peut-être temps de trancher.
done-doc-authenticated = { $case } { $name } : document authentifié ({ $item }).
done-doc-read = { $case } { $name } : document lu ({ $item }).
done-doc-received = { $case } { $name } : document reçu ({ $item }).
done-doc-saved = Enregistré dans { $path }; détruisez cette copie quand vous n'en avez plus besoin.
done-draft-dropped = Texte gardé { $number } jeté.
done-edit = { $case } { $name } : changé.
done-fi = { $case } { $name } : note d'ingérence étrangère inscrite ({ $item }).
done-briefing = { $case } { $name } : séance d'information inscrite ({ $item }), sans ce qui a été dit.
done-briefing-party = Séance d'information inscrite ({ $item }), sans ce qui a été dit.
done-fi-corrected = { $case } { $name } : note d'ingérence corrigée ({ $item }); ce qui a été signé reste au journal.
done-fi-link = { $case } { $name } : note d'ingérence liée ({ $item }).
done-fi-not-put = { $case } { $name } : inscrit pourquoi la note d'ingérence n'a pas été soumise à la personne candidate ({ $item }).
done-fi-put = { $case } { $name } : inscrit que la note d'ingérence a été soumise à la personne candidate ({ $item }).
done-fi-review = { $case } { $name } : note d'ingérence revue ({ $item }); elle reste telle quelle.
done-fi-status = { $case } { $name } : état de la note d'ingérence inscrit ({ $item }).
done-finding = { $case } { $name } : constatation inscrite ({ $item }).
done-finding-corrected = { $case } { $name } : constatation corrigée ({ $item }); ce qui a été signé reste au journal.
done-finding-not-put = { $case } { $name } : inscrit pourquoi la constatation n'a pas été soumise à la personne candidate ({ $item }).
done-finding-put = { $case } { $name } : inscrit que la constatation a été soumise à la personne candidate ({ $item }).
done-finding-status = { $case } { $name } : état de la constatation inscrit ({ $item }).
done-flag = { $case } { $name } : signalement { $item } soulevé; il est au palier au-dessus du vôtre.
done-flag-national = { $case } { $name } : signalement { $item } fait; une personne chargée de l'approbation y répond, au palier national.
done-flag-accepted = { $case } { $name } : signalement pris en charge ({ $item }); son délai court jusqu'à la réponse.
done-flag-answered = { $case } { $name } : réponse au signalement inscrite ({ $item }).
done-flag-passed-up = { $case } { $name } : signalement transmis plus haut ({ $item }); il est maintenant au palier suivant.
done-flag-returned = { $case } { $name } : signalement renvoyé ({ $item }).
done-import = { $count ->
    [0] Aucun dossier ouvert
    [one] { $count } dossier ouvert
   *[other] { $count } dossiers ouverts
  }; lignes déjà présentes : { $known }{ $corrected ->
    [0] .
   *[other] , dont corrigées : { $corrected }.
  } Importation { $batch }. { $count ->
    [0] Ce qui a changé dans un dossier : greenlight log DOSSIER
   *[other] Pour l’annuler : greenlight import undo { $batch }
  }
done-undo = { $count ->
    [one] { $count } dossier fermé; laissés ouverts : { $left }; déjà fermés : { $already }; corrigés et laissés ainsi : { $corrected }. La même feuille, corrigée, peut être importée de nouveau.
   *[other] { $count } dossiers fermés; laissés ouverts : { $left }; déjà fermés : { $already }; corrigés et laissés ainsi : { $corrected }. La même feuille, corrigée, peut être importée de nouveau.
}
done-init = Coffre de { $org } créé dans { $path }; clé racine et premier administrateur : { $fingerprint }
done-note = { $case } { $name } : note inscrite ({ $item }).
done-notice = { $case } { $name } : inscrit ce qui a été dit à la personne candidate ({ $item }).
done-open = { $case } { $name }, { $district } : dossier ouvert.
done-out = Écrit dans { $path }; vous seul pouvez le lire.
done-person = { $name } a maintenant le rôle { $role } pour { $scope }. Comparez la clé par téléphone : { $fingerprint }
done-phase = { $case } { $name } : phase fixée ({ $item }).
done-phase-waits = { $case } { $name } : aucun feu vert n'est en vigueur; la phase est fixée au contreseing d'un autre approbateur : greenlight second { $case } { $item }
done-phase-back = { $case } { $name } : le retour en arrière prend effet au contreseing d'un autre approbateur : greenlight second { $case } { $item }
done-contest = { $case } { $name } : course à l'investiture consignée ({ $item }).
phase-day-past = Le { $day } est passé : { $what }. Il est inscrit tout de même; s'agit-il d'une autre année?
phase-next-ended = La candidature a pris fin. Le dossier peut être fermé : greenlight close { $case } --why -
phase-next-confirmed = Après le jour du scrutin : greenlight phase { $case } polled
phase-next-endorsed = Une fois la candidature confirmée par Élections Canada : greenlight phase { $case } confirmed
phase-next-nominated = Une fois la candidature soutenue par le parti : greenlight phase { $case } endorsed
contest-selected = { $name } : choix du { $day }; la phase est encore : { $phase }. Pour la fixer : greenlight phase { $case } nominated --on { $iso }
contest-selected-uncleared = { $name } : choix du { $day }, sans feu vert en vigueur. Pour laisser la personne se présenter, un approbateur : greenlight phase { $case } nominated --on { $iso } --without-greenlight --why -
phase-next-contest = Une fois quelqu'un choisi : greenlight phase { $case } nominated
phase-next-vetting = Ensuite : greenlight next { $case }
phase-flag-instead = Pour le signaler plutôt au palier suivant : greenlight phase { $case } { $phase } --flag
phase-flag-offer = Aucun feu vert n'est en vigueur. Faire plutôt un signalement grave : « { $question } » [o/n]
phase-flag-question = Sans feu vert : { $phase } le { $day }. Que faut-il faire ?
done-policy = Politique fixée; elle vaut dès le contreseing d'un autre approbateur pour tout le Canada : greenlight policy second
done-policy-second = Contreseing donné; la politique vaut désormais, et rien d'antérieur ne change.
done-policy-decline = Accord refusé; la politique peut être fixée de nouveau.
done-rebuild = { $count ->
    [one] Les tableaux de { $count } dossier ont été refaits à partir des événements signés.
   *[other] Les tableaux de { $count } dossiers ont été refaits à partir des événements signés.
}
done-recommend = { $case } { $name } : recommandation inscrite ({ $item }); quelqu'un d'autre décide.
done-reopen = { $case } { $name } : dossier rouvert.
done-reply = { $case } { $name } : inscrit ce que dit la personne candidate ({ $item }).
done-revoke = { $name } n'a plus : { $roles }
done-second = { $case } { $name } : contreseing donné ({ $item }).
second-offers-text = Le contreseing arrive trop tard. Vous pouvez décider de nouveau le même texte en votre nom : greenlight draft resume { $number }
done-decline = { $case } { $name } : accord refusé ({ $item }). Le même acte peut être signé de nouveau.
done-prior-search = { $case } { $name } : dossiers antérieurs cherchés dans { $cases ->
    [one] un dossier
   *[other] { $cases } dossiers
}.
done-prior-judge = { $case } { $name } : avis sur le dossier antérieur inscrit ({ $item }).
done-waive = { $case } { $name } : la dispense vaut dès le contreseing d'un autre approbateur : greenlight second { $case } { $item }
done-waive-condition = { $case } { $name } : la levée vaut dès le contreseing d'un autre approbateur : greenlight second { $case } { $item }

## Le comptoir : questions
label-answer = Réponse
label-applicant = Nom de la personne candidate{" "}
label-category = Catégorie (comme financial, candour, foreign-links; --help les énumère){" "}
label-conduct = Ce qui a été fait, par qui, quand : une conduite, jamais une origine
reminder-origin = Le texte nomme une origine, un lieu de naissance, une religion, une langue ou une deuxième nationalité. Ce ne sont jamais des indicateurs : inscrivez ce qui a été fait.
reminder-classified = Le texte se dit classifié. Rien de classifié n'est gardé ici : inscrivez seulement qu'une personne habilitée a informé quelqu'un, avec `greenlight briefing`.
reminder-sign = Le signer quand même? (oui/non)
label-district = Circonscription (code ou nom){" "}
label-finding = Ce qui est avancé, et par qui (ce qui est établi : --fact; ce que vous en déduisez : --inference)
label-indicator = Indicateur (de FI-01 à FI-16){" "}
label-briefed-by = Qui a informé
label-briefed = Qui a été informé
label-name = Nom{" "}
label-note = Note
label-notice = Ce qui a été dit à la personne candidate
label-posture = Rôle dans l'ingérence (target, unwitting, semi-witting, witting, unknown){" "}
label-owner = Responsable : qui l'examinera de nouveau{" "}
label-review = Jour de l'examen
label-review-outcome = Ce que l'examen a donné (unchanged ou changed){" "}
label-review-text = Ce que l'examen a donné, en mots
label-trigger = Ce qui le ferait revenir avant son jour{" "}
label-trigger-text = Ce qui est arrivé
label-question = Question
label-reply = Ce que dit la personne candidate
label-return = Ce qui est demandé avant le retour
label-severity = Gravité, si c'est vrai (de 0 à 4; « ? » montre l'échelle)
label-title = Ce qu'est le document{" "}
prompt-passphrase = Phrase de passe de { $path }{" "}

## Le comptoir : têtes des tableaux
col-act = Acte
col-born = Naissance
col-case = Dossier
col-consents = Consentements
col-credit = Crédit
col-detail = Précision
col-formerly = Ancien nom
col-district = Circonscription
col-document = Document
col-due = Échéance
col-event = Événement
col-excerpt = Texte
col-flag = Signal.
col-flags = Signal.
col-meaning = Sens
col-name = Nom
col-number = Nº
col-row = Ligne
col-field = Champ
col-old = Au dossier
col-new = Au formulaire
col-import = Importation
col-form = Formulaire
col-day = Jour
col-by = Par
col-cases = Dossiers
col-undone = Annulés
col-corrected = Corrigés
col-person = Personne
col-phase = Phase
col-police = Casier
col-problem = Problème
col-question = Question
col-roles = Rôles
col-second = Contreseing
col-setting = Réglage
col-sha256 = SHA-256
col-state = État
col-status = État
col-step = Étape
col-text = Texte
col-tier = Palier
col-time = Moment
col-title = Titre
col-value = Valeur
col-where = Où
col-who = Qui
col-worst = Gravité
col-fi = Ingér.

## Le comptoir : dit à côté de la réponse
admin-name = Administrateur
time-is-set = L'heure est fixée à { $now } (GREENLIGHT_NOW); elle ne vient pas de l'horloge.
draft-kept = Ce que vous avez tapé est gardé : greenlight draft show { $number }
editor-left = { $count ->
    [one] Une commande a été tuée pendant que son éditeur était ouvert. Le texte resté dans un répertoire privé est supprimé.
   *[other] Des commandes ont été tuées pendant que leurs éditeurs étaient ouverts. Les { $count } textes restés dans des répertoires privés sont supprimés.
}
draft-not-kept = Ce que vous avez tapé n'a pas pu être gardé dans le coffre non plus. Pour que rien ne se perde, le voici :
openers = Clés qui ouvrent le coffre : { $before } avant, { $after } maintenant.
init-next = Ensuite, inscrivez des personnes, dont au moins trois approbateurs : greenlight person add NOM --key FICHIER.pub --role approver --scope CA
open-next = La suite : greenlight conflict { $case } none, puis greenlight next { $case }
whoami = { $name }, { $org }
whoami-role = { $role }, { $scope }
doctor-version = Greenlight { $version }
doctor-events = Événements gardés : { $events }
doctor-openers = Clés qui ouvrent le coffre : { $count }
doctor-approvers = Approbateurs au registre : { $count }
doctor-alike = Personnes aux noms semblables sans mention qu'elles sont deux : { $count ->
    [one] une paire
   *[other] { $count } paires
} (greenlight person list). Au compte des approbateurs, chaque paire vaut une personne.
doctor-policies = Politiques qui attendent un contreseing : { $count } (greenlight policy second)
doctor-read-only = Le coffre ne peut qu'être lu à cet endroit.
doctor-old-channels = channels.toml est à côté du coffre et n'est plus lu. Les lignes pour joindre les bureaux sont des réglages signés : greenlight channels show, greenlight channels import FICHIER.
few-approvers = Trop peu d'approbateurs : { $count }. Il en faut au moins { $enough }, car l'un décide, l'autre donne le contreseing et le troisième peut être absent ou en conflit.
few-approvers-over = Trop peu d'approbateurs pour la circonscription { $district } : { $count }. Il en faut au moins { $enough }, car l'un décide, l'autre donne le contreseing et le troisième peut être absent ou en conflit.
doctor-clock-before-newest = L'horloge de cet ordinateur indique { $now }; l'événement le plus récent est daté de { $newest }. L'une des deux heures est fausse.
doctor-clock-before-build = L'horloge de cet ordinateur indique { $now }, avant { $built }, date à laquelle ce programme a été construit. Réglez l'horloge.
doctor-keep-and-decide = Personnes qui administrent le registre et décident aussi : { $count }. Leurs décisions sont { $separate ->
    [required] refusées.
   *[marked] signalées.
}
doctor-put-by-deciders = Personnes qui recommandent et qu'une personne qui décide a inscrites au registre : { $count }. Les décisions que celle-ci prend sur leur foi sont { $separate ->
    [required] refusées.
   *[marked] signalées.
}
separate-keeper = { $person } administre le registre et décide ou donne aussi le contreseing.
separate-recommender = { $recommender } recommande et doit son inscription au registre à { $person }, qui décide ou donne le contreseing.
separate-put-by = { $person } recommande et doit son inscription au registre à des personnes qui décident ou donnent le contreseing : { $count }.
separate-puts = { $person } décide ou donne le contreseing et a inscrit au registre des personnes qui recommandent : { $count }.
separate-marked = Les décisions prises ainsi sont signalées.
separate-refused = Les décisions prises ainsi sont refusées.
separate-to-refuse = Pour les refuser : greenlight policy set separate_admin=required
conflict-all-declared = Vous avez déclaré pour chaque dossier que vous pouvez voir.
conflict-to-declare = { $count ->
    [one] Vous n'avez pas encore fait de déclaration pour 1 dossier. Là où rien ne vous lie : greenlight conflict none { $cases }
   *[other] Vous n'avez pas encore fait de déclaration pour { $count } dossiers. Là où rien ne vous lie : greenlight conflict none { $cases }
}
list-danger = danger { $when }
list-count = { $count ->
    [0] Aucun dossier.
    [one] { $count } dossier.
   *[other] { $count } dossiers.
}
list-unchecked = { $count ->
    [one] * D'autres ont écrit dans { $count } dossier, qui n'a pas été vérifié depuis. Il l'est dès que vous l'affichez.
   *[other] * D'autres ont écrit, et { $count } dossiers n'ont pas été vérifiés depuis. Chacun l'est dès que vous l'affichez.
}
search-count = { $count ->
    [0] Trouvé nulle part où vous pouvez voir.
    [one] Trouvé à { $count } endroit.
   *[other] Trouvé à { $count } endroits.
}
import-beyond-one = ligne { $row } { $name } ({ $district })
import-beyond = { $count ->
    [one] Une candidature est hors des circonscriptions de vos rôles : { $names }
   *[other] { $count } candidatures sont hors des circonscriptions de vos rôles : { $names }
}
import-count = Nouvelles candidatures : { $count }. Déjà présentes : { $known }{ $corrected ->
    [0] .
   *[other] , dont à corriger : { $corrected }.
  }{ $asked ->
    [0] {""}
   *[other] {" "}En question : { $asked }.
  }
import-more = { $count ->
    [one] Et { $count } autre.
   *[other] Et { $count } autres.
}
import-unrecognizable = { $count ->
    [one] La ligne { $rows } ne se reconnaît qu’à un nom : au moindre changement, elle ne pourra plus être reconnue.
   *[other] { $count } lignes ne se reconnaissent qu’à un nom : au moindre changement, elles ne pourront plus être reconnues. Lignes : { $rows }
}
import-earlier = Ligne { $row }, { $name } : peut-être un dossier antérieur. { $file }
import-declared = { $count ->
    [one] { $count } ligne comporte une réponse ouverte ou un consentement refusé :
   *[other] { $count } lignes comportent une réponse ouverte ou un consentement refusé :
}
import-says = Ligne { $row }, { $name } : { $what }
import-says-of-case = Ligne { $row }, dossier { $case }, { $name } : { $what }
import-open = réponses ouvertes : { $items }
import-refuses = consentement refusé : { $checks }
import-formerly = { $count ->
    [one] { $count } ligne donne à sa circonscription un nom qui n’est plus officiel :
   *[other] { $count } lignes donnent à leur circonscription un nom qui n’est plus officiel :
  }
import-formerly-row = Ligne { $row }, { $name } : { $what }
import-corrections = Lignes connues dont les réponses ont changé; chacune corrige son dossier :
import-linked = (cette ligne appartient désormais à ce dossier)
import-consent = Consentement : { $check }
import-consent-refused = refusé le { $day }
import-consent-withdrawn = retiré le { $day }
import-hidden-value = (visible après votre déclaration)
import-left = Ligne { $row }, dossier { $case }, { $name } : « { $field } » a été modifié à la main et reste « { $now } ». Le formulaire dit « { $new } ». Pour reprendre cette valeur : greenlight edit { $case } { $option }
import-left-later = Ligne { $row }, dossier { $case }, { $name } : « { $field } » reste « { $now } », que le dossier tient d’un autre formulaire, envoyé plus tard ou à une date inconnue. « { $new } » est gardé avec les réponses. Pour reprendre cette valeur : greenlight edit { $case } { $option }
import-left-counts = Ligne { $row }, dossier { $case }, { $name } : « { $field } » est « { $new } » ici et « { $now } » dans un formulaire envoyé plus tard. Les deux sont gardés; le plus récent compte.
import-hidden-row = Ligne { $row }, { $who } : déjà là, dans un dossier que vous ne pouvez pas voir, et elle dit maintenant autre chose. Rien n’en a été pris : demandez au palier national.
import-joined-row = ligne { $row }
import-moved = Ligne { $row }, dossier { $case }, { $name } : le formulaire indique maintenant une autre circonscription, { $district }. Le dossier reste où il est. Pour le déplacer : greenlight edit { $case } --district { $code }
import-asks = { $count ->
    [one] Rien n’a été importé : dites de qui il s’agit dans { $count } ligne.
   *[other] Rien n’a été importé : dites de qui il s’agit dans { $count } lignes.
}
import-ask = Ligne { $row } : { $who }
import-answer = Ajoutez l’une de ces options : { $ways }
import-beside-case = dossier { $case }, { $name }, { $district }, { $status }
import-beside-hidden = un dossier que vous ne pouvez pas voir; adressez-vous au palier national
import-beside-row = ligne { $row } : { $who }
import-list-empty = Aucun dossier que vous pouvez voir ne vient d’un formulaire.
near-key-of-another = Cette clé appartient à une personne d’un autre nom ou d’une autre date de naissance : { $other }
near-key-of-several = Plusieurs dossiers viennent de cette ligne : { $other }
near-other-key = La même personne figure sous une autre clé : { $other }
near-other-district = La même personne, dans une autre circonscription : { $other }
near-other-birth = Même nom, même courriel ou téléphone, autre date de naissance : { $other }
near-name-and-district = Même nom et même circonscription : { $other }
near-email = Même courriel : { $other }
near-closed = Elle appartient à ce dossier, qui est fermé. Pour l’y prendre : greenlight reopen, puis réimportez. { $other }
near-phone = Même téléphone : { $other }
near-two-rows = Peut-être la même personne que { $other }
undo-why = Importation { $batch } annulée
undo-not-yours = vous ne pouvez pas le voir
undo-opened-by-another = une autre personne l’a ouvert
undo-others-signed = une autre personne y a signé
undo-holds-work = on y a inscrit quelque chose depuis
undo-something-waits = une réponse y est attendue
undo-left = Non fermé : { $case }, { $name } : { $why }.
undo-corrected = Corrigé par cette importation, et laissé ainsi : { $case }, { $name }. Ce qui a changé : greenlight log { $case }
provider-document-title = Rapport de { $provider }
same-go-on = Désormais, { $name } et { $other } seront une seule personne pour toutes les règles. On ne peut pas revenir en arrière. Continuer? [o/N]
done-same = { $name } et { $other } sont désormais une seule personne.
same-holds = Ce qui a été signé auparavant demeure. Désormais, aucune règle ne prend un numéro pour une autre personne, et la récusation de l'un vaut pour les deux.
revoke-keeps = Ce qui a été signé jusqu'ici tient. Ce qui a été lu ou copié ne peut être repris; demandez-en la destruction.
revoke-sync = Vos collègues qui ont leur propre coffre l'apprennent par votre prochain : greenlight sync
lost-heard = L'appareil de { $name } avec la clé { $key } s'est manifesté ici pour la dernière fois : { $at }
lost-never-heard = D'un appareil de { $name } avec la clé { $key }, aucun envoi n'est jamais venu ici.
lost-opens = Sa clé ouvre ce coffre : il peut en avoir une copie entière.
lost-had-nothing = À la connaissance de ce coffre, il n'avait aucun dossier.
lost-had = { $count ->
    [one] À la connaissance de ce coffre, il avait { $count } dossier :
   *[other] À la connaissance de ce coffre, il avait { $count } dossiers :
}
lost-case-receipt = { $case } : son accusé de réception du { $at } le montre
lost-case-sent = { $case } : envoyé, sans accusé de réception encore
lost-ask-others = Ce que d'autres lui ont envoyé, leurs coffres le savent : greenlight person revoke PERSONNE --lost-at MOMENT --handover l'y montre.
lost-later = { $count ->
    [one] { $count } acte avec cette clé a été signé ou est arrivé après { $at }. Il est tardif et reste sans effet à lui seul; si la personne l'a signé, le réviseur ou l'approbateur le reprend : greenlight adopt
   *[other] { $count } actes avec cette clé ont été signés ou sont arrivés après { $at }. Ils sont tardifs et restent sans effet à eux seuls; ce que la personne a signé, le réviseur ou l'approbateur le reprend : greenlight adopt
}
lost-folder = Retirez à l'appareil l'accès au répertoire partagé, là où il est tenu, et faites-le effacer à distance si cela se peut. Avec sa phrase de passe, ce qu'il contient peut être lu.

## Le comptoir : politique
policy-from-polling = { $day } (21 jours avant le jour du scrutin)
policy-before-close = { $day } (la veille de la clôture des candidatures)
policy-approvers = Approbateurs pour tout le pays : { $count }. L'un fixe la politique, un autre donne le contreseing.
policy-waits = Une politique fixée par { $who } attend un contreseing; elle changerait : { $changes }. greenlight policy second { $id }
policy-changes = Ce que cette politique change : { $changes }
policy-channels-set = { $count ->
    [0] rien n'est fixé
    [one] un bureau fixé
   *[other] { $count } bureaux fixés
}
policy-another-waits = La politique { $id } attend encore un contreseing et ne fait pas partie de celle-ci. Si celle-ci le reçoit, l'autre n'a pas d'effet.
policy-overruled = { $who } a fixé { $setting } à { $value } au même moment; la politique la plus récente compte, celle-là non (politique { $id }).
setting-second = quelles décisions attendent un contreseing : floor (refus, renversements, dispenses, feux verts que personne d'autre n'a recommandés) ou all (toutes)
setting-separate-admin = sort d'une décision de qui administre le registre, ou sur la foi d'une personne que celui-ci y a inscrite (marked, signalée; required, refusée)
setting-check-max-age-days = une vérification est trop ancienne après tant de jours (1 à 365)
setting-provincial-days = jours ouvrables pour un signalement au palier provincial (1 à 5)
setting-national-days = jours ouvrables pour un signalement au palier national (1 à 5)
setting-leader-days = jours ouvrables pour un signalement au bureau du chef (1 à 5)
setting-review-days = une décision reportée est réexaminée dans ce nombre de jours (1 à 30)
setting-keep-withheld-months = mois de conservation d'un dossier refusé ou retiré (6 à 36)
setting-keep-greenlit-months = mois de conservation d'un dossier qui a le feu vert, après la prochaine élection générale (6 à 36)
setting-source-bar = la pire cote sur laquelle un refus peut reposer seul (C3 ou mieux)
setting-override-bar = la pire cote sur laquelle un renversement après l'investiture peut reposer (B2 ou mieux)
setting-required-checks = vérifications requises pour un feu vert; jamais moins que celles-ci : police, credit, declaration, eligibility
setting-close-of-nominations = le jour de la clôture des candidatures, s'il y en a un pour tout le parti
setting-writ-day = jour où l'élection est déclenchée (avec celui du scrutin : tant qu'elle dure, la voie est le groupe de travail électoral)
setting-polling-day = jour du scrutin; les candidatures closent 21 jours avant
setting-list-due = jour où la liste des candidatures soutenues par le parti est attendue; sinon la veille de la clôture
setting-outside-counsel = qui prend un dossier quand les récusations vident le palier du haut
setting-districts = le jour des noms de circonscriptions plus récents : greenlight districts
setting-channels = à qui va une affaire et comment joindre chacun : greenlight channels show
setting-beyond = inconnu de cette version; conservé tel quel
reach-district = dans la circonscription
reach-canada = avec un rôle pour tout le Canada
reach-anywhere = avec n'importe quel rôle
flag-state-raised = en attente
flag-state-accepted = pris en charge
flag-state-answered = a reçu une réponse
flag-state-returned = renvoyé
flag-state-passed-up = transmis plus haut
flag-state-missed = signalé par le calendrier · condition { $number } manquée

## Le comptoir : contrôle
verify-ok = { $events ->
    [one] Tout se vérifie : { $events } événement, journaux : { $logs }.
   *[other] Tout se vérifie : { $events } événements, journaux : { $logs }.
}
verify-arrival-chain = la chaîne des arrivées est rompue ici
verify-arrival-missing = gardé, mais jamais arrivé
verify-bad-signature = la signature ne convient pas
verify-body-missing = le corps a disparu, et aucune purge ne le dit
verify-document-differs = un fichier n'est pas celui que son nom désigne
verify-document-missing = un fichier que nomme un événement a disparu
verify-document-unnamed = un fichier qu'aucun événement ne nomme
verify-event-missing = des événements arrivés ont disparu
verify-malformed = pas un événement
verify-misplaced = pas à sa place
verify-no-first = un journal sans son premier événement
verify-other-id = pas l'événement que son nom désigne
verify-page = une page du fichier est endommagée
verify-schema = dans le fichier, quelque chose qu'un coffre neuf n'a pas, ou pas sous cette forme
verify-unlinked = les événements ne s'enchaînent pas
verify-view = un tableau diffère de ce qui est signé
verify-void = signé par quelqu'un qui ne le pouvait pas

## Le coffre est-il aussi récent qu'il l'était : l'ancre, les bordereaux, les retours en arrière acceptés
stale-rolled-back = { $missing ->
    [one] { $missing } événement qui était arrivé dans ce coffre n'y est plus : le numéro { $first }. Le dernier qui s'y trouve est arrivé à { $last }.
   *[other] { $missing } événements qui étaient arrivés dans ce coffre n'y sont plus : les numéros { $first } à { $known }. Le dernier qui s'y trouve est arrivé à { $last }.
}
stale-spliced = Des { $known } premiers événements de ce coffre, un au moins n'est plus ce qu'il était quand vous l'avez ouvert la dernière fois : quelque chose a été retiré, ajouté ou échangé. Il y en a { $found }.
stale-another-roster = Ce n'est pas le coffre que vous avez ouvert ici la dernière fois : il a un autre registre, { $roster }.
stale-warning = Lecture seule. { $what } Remettez en place le coffre plus récent; ou bien `greenlight accept-rollback --why -` prend celui-ci tel qu'il est.
anchor-unknown = Nul ne peut dire si les derniers événements manquent : ce qui est retenu de ce coffre ({ $path }) ne peut être lu ou écrit : { $why } Comparez-le à un bordereau : `greenlight verify --against BORDEREAU`. Le prochain événement le refait.
anchor-garbled = ce n'est pas ce que Greenlight écrit.
anchor-nowhere = Nul ne peut dire si les derniers événements manquent : votre système n'a pas de répertoire où retenir l'état de ce coffre.
check-due = D'autres ont écrit dans ce coffre depuis que tout y a été vérifié. Quand vous aurez une minute : `greenlight verify`.
altered-warning = Lecture seule. Autre chose que vos commandes a écrit dans le fichier du coffre, et il ne se vérifie pas : { $problems ->
    [one] { $problems } problème
   *[other] { $problems } problèmes
}. Ce qui s'affiche est peut-être incomplet ou faux. `greenlight verify` le nomme.
error-altered = Rien ne s'écrit dans ce coffre : autre chose que vos commandes a écrit dans son fichier, et il ne se vérifie pas. Problèmes : { $problems }.
error-altered-hint = `greenlight verify` les nomme. Si seuls des tableaux diffèrent, `greenlight rebuild` les refait à partir de ce qui est signé; sinon, mettez à sa place une copie ou une sauvegarde : `greenlight restore FICHIER`.
error-stale = Rien n'est écrit dans ce coffre. { $what }
error-stale-hint = Remettez en place le coffre plus récent. `greenlight verify --against BORDEREAU` nomme ce qu'un bordereau atteste et qui n'est pas ici. Est-ce bien l'ancien que vous voulez, par exemple après la perte d'un disque? `greenlight accept-rollback --why -` le prend tel qu'il est; qui l'a accepté, quand et pourquoi reste affiché pour toujours. Le code de sortie 8 veut dire que ce qui est gardé ne se vérifie pas.
error-read-only = Le coffre dans { $path } ne peut qu'être lu : le disque ou ses permissions n'autorisent pas l'écriture. Rien n'a été écrit.
error-read-only-hint = Les commandes qui ne font qu'afficher fonctionnent. Pour écrire, ouvrez le coffre là où il est conservé, ou copiez tout son répertoire sur un disque où l'on peut écrire.
error-not-whole = Ce qui est gardé ne se vérifie pas; rien n'a donc été signé là-dessus. Problèmes trouvés : { $count }. { $what }
error-not-whole-hint = `greenlight verify` nomme tout ce qui ne tient pas. Ne continuez pas à travailler avec ce coffre : mettez-le de côté tel quel et restaurez une copie. Si seul un tableau diffère, `greenlight rebuild` le refait. Le code de sortie 8 veut dire que ce qui est gardé ne se vérifie pas.
problem-of = { $event } : { $what }
error-unattested = Ce qui est gardé se vérifie en soi, mais ce qu'on y a comparé ne tient pas. Problèmes trouvés : { $count }
error-unattested-hint = Si un bordereau a été changé, redemandez-le à qui l'a signé. S'il est intact, ce coffre est plus ancien que lui, ou a perdu ce qu'il atteste : remettez en place le coffre plus récent.
error-not-rolled-back = Il n'y a rien à accepter : ce coffre est tel que vous l'avez vu la dernière fois.
error-not-rolled-back-hint = `greenlight verify --against BORDEREAU` le compare à un bordereau gardé ailleurs.
done-accept-rollback = Retour en arrière { $number } accepté : ce coffre est pris tel qu'il est, et on peut de nouveau y écrire. Ce qui manque manque toujours.
rollback-accepted = Le retour en arrière { $number } a été accepté par { $name } le { $time } : { $known } événements étaient connus, { $found } s'y trouvaient. Pourquoi : { $why }
detail-known = { $one } connus, { $here } ici
detail-attested = { $one } attestés, { $here } ici
verify-rolled-back = les derniers événements manquent : une copie ancienne ou coupée
verify-spliced = des événements ont été retirés, ajoutés ou échangés depuis que ce coffre a été ouvert ici
verify-another-roster = un autre coffre que celui qui a été ouvert ici la dernière fois
verify-slip-malformed = ce n'est pas un bordereau, ou il a été changé
verify-slip-newer = ce bordereau vient d'un Greenlight plus récent
verify-slip-signature = la signature de ce bordereau n'est pas la bonne
verify-slip-stranger = ce bordereau est signé par une clé qui n'est pas au registre, ou n'y est plus parce que le registre a perdu des événements
verify-slip-roster = ce bordereau est celui d'un coffre qui a un autre registre
verify-slip-log = un journal qu'un bordereau atteste n'est pas ici
verify-slip-head = un événement qu'un bordereau atteste, le dernier de sa branche, n'est pas ici
verify-slip-count = un journal a moins d'événements qu'un bordereau n'en atteste
verify-mark-ahead = moins d'événements sont arrivés ici que ne le dit une note de synthèse
verify-mark-differs = d'autres événements sont arrivés ici que ne le dit une note de synthèse
slip-holds = { $logs ->
    [one] Bordereau { $slip }, signé par { $name } le { $time } : le journal ({ $logs }) qu'il atteste est ici, jusqu'à son dernier événement. { $order }
   *[other] Bordereau { $slip }, signé par { $name } le { $time } : les { $logs } journaux qu'il atteste sont tous ici, jusqu'à leurs derniers événements. { $order }
}
slip-same-order = Ils sont arrivés dans le même ordre.
slip-other-order = Ils sont arrivés ici dans un autre ordre : le bordereau vient d'un autre coffre du même parti, ou celui-ci a été reconstitué.
mark-holds = La ligne { $mark } d'une note de synthèse se vérifie : les mêmes événements sont arrivés ici, dans le même ordre.
done-checkpoint = Signé : { $events ->
    [one] { $events } événement,
   *[other] { $events } événements,
} journaux : { $logs }. Gardez ce bordereau loin du coffre.
brief-store = Le coffre, le { $day } : { $events } événements, chaîne { $chain }.
help-accept-rollback = Prendre un coffre tel qu'il est, bien qu'il y manque des événements que vous avez vus
help-accept-rollback-more =
    Ce que vous avez vu d'un coffre la dernière fois est retenu dans votre propre répertoire. Si le coffre est plus ancien, ou un autre, il est seulement lu jusqu'à ce que vous l'acceptiez ici. Ne le faites que si vous savez pourquoi.
    Qui l'a accepté, quand et pourquoi reste affiché pour toujours. Chaque personne accepte pour sa propre machine; tout rôle suffit.
    Exemple :
      greenlight accept-rollback --why "Le disque est mort; voici la copie de vendredi."
help-accept-rollback--why = Pourquoi ce coffre est pris tel qu'il est; « - » le lit sur l'entrée standard; sans l'option, votre éditeur s'ouvre
help-checkpoint = Signer un bordereau qui dit où en est le coffre; gardez-le ailleurs
help-checkpoint-more =
    Le bordereau nomme chaque journal par son identifiant, avec le nombre de ses événements et le dernier de chaque branche : ni noms, ni textes. Qui le garde peut dire plus tard ce qui manque :
      greenlight checkpoint --out bordereau.txt
      greenlight verify --against bordereau.txt
help-checkpoint--case = Seulement le registre et ces dossiers; sans cela : tout le coffre
help-verify-more =
    La ligne au bas d'une note de synthèse peut être donnée telle quelle, aussi :
      greenlight verify --against 57:3fa9c2d41b7e6a90
help-arg-against = Un bordereau à comparer au coffre, « - » le lit sur l'entrée standard; ou le nombre et la chaîne d'une note de synthèse, comme 57:3fa9c2d41b7e6a90; peut être donné plusieurs fois
value-slip = BORDEREAU

## Preuve pour qui ne nous connaît pas
help-proof = Écrire un dossier de façon que chacun puisse le vérifier sans ce programme
help-proof-more =
    Le répertoire contient chaque événement du dossier et du registre, avec les signatures, et check.sh, qui ne demande que sha256sum et ssh-keygen. C'est tout ce qui est au dossier : tout ce qui a jamais été dit, avis juridiques et textes à diffusion conditionnelle compris, et les noms de tous ceux qui travaillent ici. Seuls les approbateurs qui ont fait leur déclaration le sortent. Les pièces remises restent dans le coffre; la preuve contient leurs empreintes.
      greenlight proof 7K3QX --out preuve
      sh preuve/check.sh
help-proof--out = Un nouveau répertoire où vous seul pouvez entrer
row-proof = sortir un dossier entier
row-accept-rollback = accepter un retour en arrière
done-proof = { $events ->
    [one] { $events } événement écrit dans { $path }.
   *[other] { $events } événements écrits dans { $path }.
} Pour le vérifier : sh { $path }/check.sh
proof-check-hash = Le SHA-256 de check.sh est { $sha256 }. Dites-le à qui vérifie par une autre voie que celle du dossier : qui change le dossier peut changer le script.
proof-is-everything = C'est tout ce qui a jamais été dit dans ce dossier, et qui travaille ici. Ne le remettez à personne qui ne puisse tout lire.
proof-readme =
    PREUVE D'UN DOSSIER

    Ce répertoire est un dossier de vérification, événement par événement, et le
    registre des personnes qui y ont travaillé. Nul n'a à croire le programme qui
    l'a écrit :

      sh check.sh

    Il y faut sha256sum et ssh-keygen, et rien d'autre. La vérification échoue si
    une lettre d'un événement, d'une signature ou du fichier checkpoint est une
    autre, si un fichier manque ou s'il y en a un de trop. Elle dit à la fin pour
    quel dossier et quel registre elle vaut.

    Personne n'a signé ce README : il explique, et ne prouve rien.

    check.sh est venu avec le répertoire : qui a changé un fichier a pu changer le
    script aussi. Avant de le lancer, comparez ce que dit sha256sum check.sh avec
    le SHA-256 que l'auteur de la preuve vous donne par une autre voie, ou lancez
    ici le check.sh d'une autre preuve, ou du projet : il est le même pour toutes.

    case/ID.header  qui a fait quoi, après quoi : ce qui est signé. ID est son SHA-256.
    case/ID.body    ce qui a été dit. La dernière ligne de l'en-tête en a le SHA-256.
    case/ID.sig     la signature SSH de l'en-tête (espace de noms event@greenlight)
    roster/         de même pour les personnes : qui a reçu quel rôle, et de qui
    allowed_signers les clés publiques, nommées par les 64 chiffres des en-têtes
    checkpoint      signé par qui a fait ce répertoire : combien d'événements a
                    chaque journal et où il finit, pour que rien n'y manque
    SHA256SUMS      tous les autres fichiers avec leur SHA-256

    Ce que dit la vérification : chacune de ces clés a signé exactement ces mots,
    après exactement ces autres événements. Ce qu'elle ne dit pas :

    - à qui sont les clés. Comparez les empreintes avec les personnes mêmes
      (ssh-keygen -l -f d'une clé), et les deux identifiants que la vérification
      affiche avec quelqu'un qui les a gardés : dans une note de synthèse, ou un
      bordereau.
    - si chaque personne en avait le droit : les règles sont dans docs/format.md
      du projet, pour un second vérificateur.
    - l'heure. Les heures sont celles des horloges des signataires.
    - ce qui est dans les pièces remises. Elles ne sont pas ici; le corps de
      chacun de ces événements contient le SHA-256 du fichier, à comparer à la pièce.

    Là où un corps manque, une purge du dossier nomme son événement : ce qui a été
    dit a été retiré; que quelque chose a été dit ne l'est pas.

## Le comptoir : la démonstration
demo-title = Une démonstration avec des personnes inventées. Six d'entre elles font le travail :
demo-org = Parti exemple (démonstration)
demo-season = Une saison : { $cases } dossiers dans { $districts } circonscriptions, de la candidature à la décision.
demo-walk = Voici maintenant un dossier sous vos yeux : { $name }
demo-walk-open = ouvre le dossier et déclare qu'il n'y a pas de conflit d'intérêts.
demo-walk-police = inscrit les consentements et lit la vérification du casier judiciaire par le nom : non résolue. Ce n'est pas mauvais signe; la plupart des causes sont innocentes.
demo-walk-finding = inscrit ce que montre le rapport de crédit, avec sa source et son poids.
demo-walk-finding-text = Le rapport de crédit montre une dette en recouvrement, remboursée en 2023. Le formulaire n'en dit rien.
demo-walk-flag = soulève un signalement à ce sujet, pour le palier provincial.
demo-walk-answer = répond au signalement.
demo-walk-recommend = recommande un feu vert.
demo-walk-early = veut décider, et lit d'un coup tout ce qui manque encore :
demo-walk-fingerprints = lit la vérification par empreintes digitales : aucun casier.
demo-walk-mitigated = met la constatation à l'état atténué, ce que son auteur ne peut pas faire.
demo-walk-mitigated-text = Remboursée il y a deux ans, le reçu a été vu, et la personne candidate a répondu franchement.
demo-walk-decide = décide : un feu vert sous conditions.
demo-walk-news = apprend, de deux origines indépendantes, une affaire en cour que la personne candidate avait niée.
demo-walk-reverse = renverse la décision; rien n'est effacé, et c'est encore sans effet.
demo-walk-reverse-applicant = Votre réponse et les dossiers publics ne concordent pas.
demo-walk-reverse-text = Deux origines indépendantes nomment une affaire en cour que la personne candidate a niée quand on le lui a demandé.
demo-walk-second = donne le contreseing; c'est seulement maintenant que le feu vert est refusé.
demo-brief = La note de synthèse du dossier { $case } pour qui décide ensuite, telle qu'elle est :
demo-try-kept = Le coffre est gardé. Cinq commandes à essayer :
demo-try = Rien n'a été gardé. Créez le même coffre pour le garder, puis essayez cinq commandes :
demo-try-list = les dossiers que voit un vérificateur
demo-try-next = ce qui manque au dossier, et qui peut y voir
demo-try-flags = les signalements qui attendent une réponse
demo-try-show = un dossier sur une page
demo-try-brief = la note de synthèse pour le bureau du chef, en français

## Voies
matter-threat-to-life = menace pour la vie
matter-election-interference = ingérence étrangère dans une élection
matter-targeted = candidat ou appareil pris pour cible
matter-victim-report = signalement d'une personne candidate prise pour cible
matter-complicity = soupçon de complicité
matter-elections-offence = infraction électorale possible ou argent étranger
matter-legal-question = question juridique
matter-staff-member = membre du personnel concerné
matter-serious = affaire grave
channel-police = police de l'endroit
channel-cleared-representative = personne habilitée du parti (voie vers le groupe de travail électoral)
channel-security-intelligence = Service canadien du renseignement de sécurité
channel-federal-police = Gendarmerie royale du Canada
channel-party-help = aide du parti aux candidats
channel-cyber-centre = ligne du centre pour la cybersécurité à l'usage des candidats
channel-private-security = sécurité privée pour les candidats, offerte en deçà du seuil de la police
channel-elections-commissioner = commissaire aux élections fédérales
channel-legal-counsel = conseiller juridique
channel-human-resources = ressources humaines
channel-national-director = direction nationale
channel-leader-office = bureau du chef
channel-national-board = conseil national
support-contact-person = une personne à appeler, à toute heure
support-safety-plan = un plan pour sa sécurité
support-police-report = la police est au courant, ou pourquoi non
support-private-security = une sécurité privée a été offerte, ou pourquoi non
support-devices-and-accounts = appareils et comptes sont protégés
support-family-and-home = on a pensé à la famille et au domicile
support-after-care = quelqu'un prend des nouvelles, plus tard
demand-credible = Est-ce crédible?
demand-actionable = Peut-on y donner suite?
demand-authority = En vertu de quelle autorité?
review-outcome-unchanged = rien n'a changé
review-outcome-changed = quelque chose a changé
weight-ordinary = ordinaire
weight-serious = grave
weight-danger = danger
agenda-flag-accept = Prendre en charge le signalement
agenda-flag-answer = Répondre au signalement
agenda-flag-answer-local = Donner ce qui est demandé, puis transmettre plus haut
agenda-flag-told = Danger signalé : pour votre information
agenda-flag-returned = Votre signalement vous revient : fournissez ce qui est demandé
agenda-flag-overdue = Le bureau du chef a laissé passer le jour d'un signalement
agenda-flag-answered = Votre signalement a reçu sa réponse
agenda-reopen = Un signalement vise ce dossier fermé : le rouvrir
agenda-donation-back = Une contribution inadmissible doit avoir été rendue
agenda-conflicting = Décisions contradictoires : les résoudre
agenda-agreeing = Deux décisions prises séparément concordent : en signer une seule, qui connaît les deux
agenda-uncleared = Se présente sans feu vert : décider, ou laisser la personne se présenter avec un contreseing
agenda-contest-report = Transmettre à Élections Canada le rapport sur la course, et en inscrire le jour
agenda-decision-awaited = Décider : une recommandation attend
agenda-second-awaited = Donner le contreseing à la décision, ou dire pourquoi non
agenda-second-act = Y donner le contreseing, ou dire pourquoi non
agenda-second-policy = Donner le contreseing aux nouveaux réglages, ou dire pourquoi non
second-of-waive-check = dispense d'une vérification
second-of-waive-consent = dispense d'un consentement
second-of-waive-dispute = dispense quant à une contestation
second-of-waive-prior = dispense quant à un possible dossier antérieur
second-of-waive-finding = dispense quant à une constatation
second-of-waive-condition = levée d'une condition
second-of-phase-back = retour en arrière
second-of-phase = étape sans feu vert
second-of-recusal-end = fin d'une récusation
second-of-release = levée d'une conservation pour motif juridique
second-of-purge = purge
agenda-deadline = Sans décision avant une échéance
agenda-deferral-review = Revenir sur ce qui a été reporté
agenda-condition = Une condition arrive à échéance
agenda-disclosure-reply = La communication à l'extérieur est sans réponse
agenda-applicant-reply = La personne n'a pas répondu à la constatation ou à la note d'ingérence
agenda-fi-review = Revoir une note d'ingérence encore ouverte
agenda-consent = Une vérification court sans consentement
agenda-check-expires = Une vérification devient trop vieille
agenda-untouched = Personne n'a touché au dossier depuis dix jours ouvrables
agenda-news = Fait grave survenu après le feu vert : infirmer la décision, ou dire pourquoi elle est maintenue
agenda-grave = Fait grave au dossier : l'examiner et décider
agenda-dispute = La personne candidate conteste le rapport d'un fournisseur
agenda-overtaken = Une recommandation est antérieure à de nouveaux éléments : recommander de nouveau
agenda-untold = La personne candidate n'a pas été avisée de la décision
agenda-unassigned = Personne ne s'occupe du dossier : l'attribuer
agenda-undecidable = Plus personne ne peut décider d'un dossier : faire appel à un conseiller juridique externe

## Le comptoir : la saison entre machines
demo-try-machines = une saison de quatre coffres et du répertoire qui les relie
help-demo--machines = Jouer une saison sur quatre machines : des arrivées, deux décisions à la fois, une récusation, un vol, un répertoire revenu en arrière
machines-title = Une saison sur quatre machines, avec des personnes inventées. Chaque machine a son propre coffre, et un répertoire transporte les envois scellés de l'un à l'autre. Ce qui suit un $ y est tapé, et la suite est ce que dit le programme. L'heure est fixée manuellement; chaque commande le dit, ce qui est omis ici. Cinq personnes, dans quatre villes :
machines-ottawa = Ottawa
machines-ajax = Ajax
machines-toronto = Toronto
machines-montreal = Montréal
machines-found = Lundi 16 novembre. Imogen a créé le coffre du bureau, où Solange travaille aussi. Elle nomme le répertoire que tous partagent et invite Théo, qui lui lit six mots au téléphone. Marguerite et Desmond se joignent à l'équipe de la même façon.
machines-gather = Mardi. Théo ouvre deux dossiers à Ajax. Dans l'un, il réunit les consentements, les vérifications et deux constatations, puis recommande. Une seule commande porte tout cela aux personnes qui peuvent le voir.
machines-finding = Un dossier de cour nomme l'entreprise de la personne candidate.
machines-origin = greffe
machines-other-finding = Un ancien associé raconte la même chose.
machines-other-origin = ancien associé
machines-reply = C'était une autre entreprise du même nom.
machines-recommend = Le dossier de cour concerne une autre entreprise.
machines-apart = Mercredi, neuf heures. Marguerite est dans un train, sans réseau, et donne le feu vert. À la même heure, Desmond le refuse à Montréal, et Solange donne son contreseing à Ottawa. Personne ne peut savoir ce que fait l'autre.
machines-resolved = Lu au greffe : une autre entreprise de ce nom.
machines-greenlight = Le dossier de cour concerne une autre entreprise.
machines-withhold = Les membres ne pourraient se fier à ce récit.
machines-applicant = Votre récit et les dossiers publics diffèrent.
machines-meet = Le soir, le train de Marguerite arrive. Les deux décisions sont conservées; d'ici à ce que deux approbateurs tranchent, la plus stricte compte.
machines-resolve = Jeudi. Ils se sont parlé. Solange signe une décision qui connaît les deux autres, et Marguerite donne son contreseing.
machines-together = Nous avons lu ensemble le dossier de cour : il concerne une autre entreprise.
machines-recused = Le même jour, Marguerite apprend qui se présente dans l'autre dossier. Désormais plus rien ne lui en est envoyé, quoi que Théo y ajoute.
machines-tie = Sa sœur est mon associée.
machines-late-payment = Un paiement en retard en 2019.
machines-stolen = Vendredi. La machine de Théo est volée dans le train à neuf heures et demie. Une demi-heure plus tard, Imogen met fin à ce que peut sa clé.
machines-theft = La machine a été volée.
machines-thief = À midi, quelqu'un tape une note sur la machine volée et lance une synchronisation.
machines-forged = Tout va bien, décidez sans attendre.
machines-late = Dans l'après-midi, elle parvient à Desmond. Elle est conservée, marquée et sans effet.
machines-back = Samedi. Desmond écrit une note. Puis le fournisseur remet le répertoire dans son état de jeudi : tout ce qui y a été déposé depuis a disparu. Personne n'a besoin de le savoir.
machines-who = Qui reprend le dossier?
machines-agree = Lundi. Chaque personne a synchronisé et signe un bordereau qui dit où en est son coffre. Ce qu'attestent les bordereaux des autres est ici, à Ottawa comme à Montréal. Le coffre de Marguerite se vérifie aussi; le dossier dont elle est récusée y est tel qu'elle l'a laissé.
machines-kept = Les coffres sont gardés, chacun tel que son propriétaire l'a. Pour voir la même liste dans trois d'entre eux :
machines-gone = Rien n'a été gardé. Pour rejouer la saison et garder les coffres :

## L'exercice
demo-try-drill = un exercice : une menace, puis un dossier anonyme, puis un fait grave; vous décidez de ce qui se fait
help-demo--drill = Jouer un exercice : une menace contre une candidate, un dossier anonyme qui est peut-être de la désinformation, un fait grave sur une personne investie
drill-title = EXERCICE. Personnes inventées, registre jetable; personne n'est appelé et rien n'est gardé.
drill-how = À chaque étape, dites ce que vous feriez : 1, 2 ou 3; q pour finir. Le guichet répond comme pour de vrai.
drill-ask = Votre choix (1, 2, 3, q) :
drill-again = Tapez 1, 2, 3 ou q.
drill-written = { $count ->
    [0] Rien n'est inscrit au registre : personne n'y donnera suite.
    [one] Un événement est inscrit au registre.
   *[other] { $count } événements sont inscrits au registre.
}
drill-refused = Le guichet refuse : { $why }
drill-was-met = Atteint.
drill-was-missed = Manqué.
drill-colleague = Un collègue fait ce qui a été manqué, pour que l'exercice continue.
drill-stands = Le signalement { $flag } se trouve maintenant à ce palier : { $tier }, jusqu'au { $due }.
drill-met = Atteint ({ $count }) :
drill-missed = Manqué ({ $count }) :
drill-end = Parlez-en avec les personnes qui seraient de garde : qui appelle, qui est appelé, à quelle heure. Puis rejouez-le.
drill-without-greenlight = Les membres ont choisi à court préavis, avant toute décision.
drill-threat = Première partie. { $name } a l'investiture; les candidatures closent dans deux jours.
drill-threat-call = 19 h 40. Le directeur de campagne vous appelle, vous qui vérifiez bénévolement : un message vocal nomme les enfants de la candidate et exige qu'elle se retire d'ici vendredi.
drill-threat-call-title = D'abord la police, puis aussitôt le palier national
drill-threat-call-1 = Écrire un courriel à la présidence régionale et attendre le matin
drill-threat-call-2 = Faire appeler la police de l'endroit, puis signaler par la voie de sécurité
drill-threat-call-3 = Faire un signalement grave au palier provincial
drill-threat-call-why = Une menace pour la vie va aussitôt à la police de l'endroit, puis droit au palier national. Chaque palier sauté est averti ensuite.
drill-threat-national = Vous êtes de garde au palier national. Le signalement est devant vous.
drill-threat-national-title = Le palier national prend en charge et note ce que dit la police
drill-threat-national-1 = Reporter d'une semaine : la campagne ne veut pas de bruit
drill-threat-national-2 = Transmettre au bureau du chef et tenir l'affaire pour réglée
drill-threat-national-3 = Prendre en charge, appeler la candidate, noter ce que dit la police
drill-threat-national-why = Quelqu'un doit en répondre par son nom. Rien ne se reporte au-delà de la prochaine échéance, et transmettre n'est pas répondre.
drill-threat-victim = La candidate demande que son propre récit soit consigné, et ce que le parti fera pour elle.
drill-threat-victim-title = On aide une cible : son propre signalement et la liste de soutien
drill-threat-victim-1 = En faire le signalement d'une personne prise pour cible, et commencer la liste de soutien
drill-threat-victim-2 = La classer comme complice consciente : elle connaissait le groupe qui la menace
drill-threat-victim-3 = Lui dire de rappeler la police
drill-threat-victim-why = Ici, victime et suspect se séparent. Son récit monte du palier local au provincial puis au national comme un signalement à part, et n'a pas de réponse avant que chaque point de son soutien en ait une.
drill-threat-outside = Le même compte a menacé deux autres candidats. Quelqu'un propose d'avertir le centre pour la cybersécurité.
drill-threat-outside-title = Crédible, utilisable, en vertu de quelle autorité : avant que rien ne sorte
drill-threat-outside-1 = Faire suivre le message tout de suite
drill-threat-outside-2 = Répondre d'abord : est-ce crédible, que peuvent-ils en faire, en vertu de quelle autorité cela sort-il; puis les avertir
drill-threat-outside-3 = Le garder au sein du parti
drill-threat-outside-why = Ce qui sort du parti s'inscrit : quoi, à qui, en vertu de quelle autorité, quand, et pour quand la réponse est attendue.
drill-threat-close = La veille de la clôture. Une collègue dit : « Elle attire les ennuis. Refusons, ou attendons que ce soit passé. »
drill-threat-close-title = Être menacé n'est pas un motif; rien ne glisse au-delà de la clôture
drill-threat-close-1 = Lui refuser le feu vert
drill-threat-close-2 = Reporter la question après la clôture
drill-threat-close-3 = Noter qu'être menacé n'est pas un motif, et continuer de l'aider
drill-threat-close-why = Un refus doit s'appuyer sur quelque chose, et sur bien davantage dès l'investiture. Après la clôture, le nom reste sur le bulletin.
drill-dossier = Deuxième partie. { $name } a l'investiture; les candidatures closent dans deux jours.
drill-dossier-arrives = Un dossier anonyme dit qu'il a reçu de l'argent d'un État étranger. Trois médias en parlent; chacun cite le dossier.
drill-dossier-arrives-title = Une histoire dans trois médias n'a qu'une origine
drill-dossier-arrives-1 = Inscrire trois constatations, une par média
drill-dossier-arrives-2 = Inscrire une constatation : une allégation, gravité 3 si c'est vrai, source F, une origine
drill-dossier-arrives-3 = Laisser : la presse l'a de toute façon
drill-dossier-arrives-why = La gravité dit ce que ce serait si c'était vrai; la cote dit ce que vaut la source. Toute nouvelle source est F, ce qui n'est pas « mauvais », et trois échos font une seule voix.
drill-dossier-suspicion = Un collègue veut porter ce soir le soupçon de complicité devant le palier provincial.
drill-dossier-suspicion-title = Soupçon de complicité : sa source, son épreuve, qui peut savoir
drill-dossier-suspicion-1 = Le signaler tout de suite, sans autre précision
drill-dossier-suspicion-2 = Sonder d'abord des amis dans le parti
drill-dossier-suspicion-3 = L'éprouver, puis le signaler avec sa source, ce que l'épreuve a montré, et qui peut en être informé
drill-dossier-suspicion-why = L'allégation est peut-être elle-même l'attaque. Avant de quitter le palier local, elle dit d'où elle vient, comment elle a été éprouvée et qui peut en être informé; personne d'autre n'en entend parler.
drill-dossier-applicant = En parlez-vous au candidat?
drill-dossier-applicant-title = Ce qui pèse contre quelqu'un lui est soumis
drill-dossier-applicant-1 = Lui soumettre l'allégation, sans nommer la source, et inscrire sa réponse
drill-dossier-applicant-2 = Non : il serait prévenu
drill-dossier-applicant-3 = Non : interroger plutôt ses voisins
drill-dossier-applicant-why = Toute constatation défavorable est soumise à la personne, ou l'on inscrit pourquoi non. La réponse se tient à côté de la constatation.
drill-dossier-decide = Quelqu'un exige une décision ce soir.
drill-dossier-decide-title = « On ne peut savoir » est une réponse honnête; une seule origine ne porte pas un refus
drill-dossier-decide-1 = Refuser le feu vert à cause du dossier
drill-dossier-decide-2 = Noter qu'on ne peut savoir, et ce qui permettrait de savoir
drill-dossier-decide-3 = Effacer le dossier et l'oublier
drill-dossier-decide-why = Un refus ne s'appuie jamais sur des allégations d'une seule origine. Et rien ne s'efface du registre.
drill-dossier-later = On n'apprendra rien de plus ce soir.
drill-dossier-later-title = « Rien pour l'instant » a un responsable, un jour et un déclencheur
drill-dossier-later-1 = Laisser les choses en l'état
drill-dossier-later-2 = Fermer le dossier
drill-dossier-later-3 = Reporter à demain, avec un responsable et ce qui le ferait revenir aussitôt
drill-dossier-later-why = Un report revient de lui-même, avec son motif; si personne ne regarde, il monte. Un dossier dont un signalement est ouvert ne se ferme pas.
drill-news = Troisième partie. { $name } a reçu le feu vert et a l'investiture; les candidatures closent dans dix jours.
drill-news-arrives = Le greffe envoie la liste du mois dernier : une personne du même nom, née la même année, y figure, accusée de fraude.
drill-news-arrives-title = Un fait grave s'inscrit au dossier, et se signale de lui-même
drill-news-arrives-1 = Attendre la réunion de lundi : c'est peut-être quelqu'un d'autre
drill-news-arrives-2 = L'inscrire comme une affirmation : gravité 3 si elle est vraie, d'après la liste de la cour
drill-news-arrives-3 = Faire un signalement au palier provincial, sans constatation pour l'instant
drill-news-arrives-why = À compter de la gravité 3, un fait nouveau sur une personne qui a le feu vert figure aussitôt à l'ordre du jour du palier national et du bureau du chef. Personne n'a à penser à un signalement.
drill-news-alone = La personne qui a donné le feu vert dit : « Je la connais. Je vais noter qu'il demeure. »
drill-news-alone-title = Qui a donné le feu vert ne répond pas seul du fait nouveau
drill-news-alone-1 = La laisser écrire que le feu vert demeure
drill-news-alone-2 = Consulter le bureau du chef, qui inscrit ce qu'il a dit, et laisser la réponse à une autre personne chargée de l'approbation
drill-news-alone-3 = S'en remettre à la circonscription, qui l'a choisie
drill-news-alone-why = Une personne chargée de l'approbation qui n'a pas donné le feu vert peut dire pourquoi il demeure. Le jour où le chef a été consulté est inscrit, dans les mots de son bureau.
drill-news-applicant = Quelqu'un en parle-t-il à la candidate?
drill-news-applicant-title = Un fait nouveau est soumis à la personne avant que rien ne repose dessus
drill-news-applicant-1 = Lui soumettre l'affirmation, et inscrire sa réponse
drill-news-applicant-2 = Non : elle le dirait à la presse
drill-news-applicant-3 = Non : une accusation parle d'elle-même
drill-news-applicant-why = Une liste de noms est une affirmation, et une accusation n'est pas une condamnation. Sa réponse figure partout à côté.
drill-news-bar = La direction nationale veut en finir ce soir : « Retirez le feu vert. »
drill-news-bar-title = Une fois le choix des membres fait, une seule source ne suffit pas
drill-news-bar-1 = Infirmer le feu vert sur la foi de la liste de la cour
drill-news-bar-2 = Ne rien dire jusqu'après la clôture
drill-news-bar-3 = Obtenir le dossier certifié de la cour, et le garder avec le dossier
drill-news-bar-why = Aller contre le choix des membres exige deux origines indépendantes ou un document authentifié, et bien plus que l'ombre d'un doute, expliqué en toutes lettres.
drill-news-ends = Le dossier certifié est là : une autre personne du même nom. Il reste huit jours.
drill-news-ends-title = Un fait nouveau prend fin par une réponse, non avec le temps
drill-news-ends-1 = Le reporter de onze jours
drill-news-ends-2 = Une personne chargée de l'approbation qui n'a pas donné le feu vert écrit pourquoi il demeure
drill-news-ends-3 = Fermer le dossier
drill-news-ends-why = La ligne reste aux deux ordres du jour jusqu'à ce qu'une décision en ait tenu compte ou que cette personne y réponde. Rien n'est reporté au-delà de la prochaine échéance, et la province ne ferme pas le dossier d'une personne qui se présente pour le parti.
drill-text-threat = Message vocal de ce soir : nomme les enfants, « retirez-vous d'ici vendredi ». La police de l'endroit a été appelée.
drill-text-no-fuss = La campagne ne veut pas de bruit.
drill-text-trigger = Un deuxième message.
drill-text-pass = Pour le bureau du chef.
drill-text-taken = J'en réponds. Je l'appelle dans l'heure, puis demain matin.
drill-text-police = La police a ouvert un dossier et passera cette nuit.
drill-text-report = « Ils ont nommé mes enfants. Je veux que ce soit consigné, et je veux continuer. »
drill-text-contact = Un numéro, on y répond à toute heure; elle l'a.
drill-text-innocent = Elle ne connaissait le groupe que par les nouvelles.
drill-text-account = Un même compte a menacé trois candidats en deux jours.
drill-text-credible = Deux personnes ont vu trois messages du même compte.
drill-text-actionable = Le compte et ses heures sont connus.
drill-text-authority = La candidate l'a demandé par écrit.
drill-text-no-ground = Être menacé n'est pas un motif de refus. Le soutien continue.
drill-text-dossier = Un dossier anonyme prétend qu'il a reçu de l'argent d'un État étranger.
drill-text-origin = dossier anonyme
drill-text-outlet = média { $number }
drill-text-suspicion = Est-ce plus qu'une histoire? Que pouvons-nous demander, et à qui?
drill-text-validity = Deux de ses cinq documents portent des dates antérieures à leur en-tête. L'explication innocente, un faux, est probable.
drill-text-may-know = Le réviseur et l'approbatrice de garde.
drill-text-reply = « Je n'ai jamais eu ce compte. Ma banque le confirmera par écrit. »
drill-text-cannot-tell = On ne peut encore savoir. La lettre de la banque le dirait.
drill-text-accused = Liste de la cour provinciale du mois dernier : accusation de fraude de plus de 5 000 dollars.
drill-text-court-list = liste de la cour provinciale
drill-text-leader = Consulté aujourd'hui : aucune démarche avant l'arrivée du dossier de la cour.
drill-text-differs = Une liste de la cour nomme une personne qui est peut-être vous.
drill-text-copy = Dossier certifié de la cour provinciale
drill-text-copy-says = Autre date de naissance, autre adresse : une autre personne.
drill-text-stays = Le dossier de la cour vise une autre personne du même nom. Le feu vert demeure.
drill-text-second-origin = La lettre de la banque, ou une deuxième origine.
link-same-origin = de même origine
link-independent = indépendante
## The agenda as somebody reads it, and how flags fare

help-due = Dire ce qu'il y a à faire, par qui, pour quand
help-due-more =
    Le plus grave vient d'abord : le danger, deux décisions qui se contredisent, ce qui est en retard, puis selon le jour. Chaque ligne donne la commande qui y voit.
    Exemples :
      greenlight due
      greenlight due --until +2sem
      greenlight due --mine --ics calendrier.ics
help-flag-stats = Compter les signalements par province : ouverts, jours à chaque palier, silences, renvois
help-due--mine = Seulement ce qui est à votre nom
help-due--all = Tout ce que vous pouvez connaître, qui que ce soit qui doive s'en charger
help-due--until = Aussi ce qui viendra d'ici ce jour et doit être fait d'ici là, comme 2026-11-30, vendredi ou +2sem
help-due--limit = Au plus tant de lignes
help-arg-exit-code = Finir avec le code de sortie 10 s'il y a quelque chose à faire maintenant, pour les scripts
help-arg-ics = En calendrier, sans noms : un nouveau fichier que vous seul pouvez lire, ou « - » pour la sortie standard
due-group-danger = Danger
due-group-conflicting = Décisions contradictoires
due-group-agreeing = Décisions prises séparément et concordantes
due-group-overdue = En retard
due-group-today = Aujourd'hui
due-group-later = Plus tard
due-group-news = Pour votre information
due-passed = le jour est passé
due-overdue = { $days ->
    [one] en retard d'un jour ouvrable
   *[other] en retard de { $days } jours ouvrables
}
due-in = { $days ->
    [0] aujourd'hui
    [1] demain
   *[other] dans { $days } jours
}
due-hours = { $hours ->
    [0] signalé il y a moins d'une heure
    [one] signalé il y a une heure
   *[other] signalé il y a { $hours } heures
}
due-danger-call = Danger signalé : appelez le { $line }
due-condition = condition { $number }
due-pulled = un de ses déclencheurs s'est produit
due-too-old = à refaire d’ici le { $by } : { $check }, trop ancienne pour { $day }
due-day-meeting = l'assemblée d'investiture
due-day-list-due = la remise de la liste
due-day-close = la clôture des candidatures
due-before-waits = { $day } · attend { $who } : { $gate }
due-before-decide = { $day } · attend { $who } : la décision
due-owed = revenait à { $name }
due-counsel = donner le rôle d'approbation à deux personnes de : { $name }
due-left = { $days ->
    [0] C'est aujourd'hui { $what } ({ $day })
    [1] Il reste un jour jusqu'à { $what } ({ $day })
   *[other] Il reste { $days } jours jusqu'à { $what } ({ $day })
}
due-waiting = { $count ->
    [one] En attente depuis le { $day }
   *[other] { $count } en attente, la première depuis le { $day }
} { $days ->
    [0] (aujourd'hui)
    [1] (1 jour ouvrable)
   *[other] ({ $days } jours ouvrables)
} : { $what }
due-yours = à vous
due-owner = responsable : { $name }
due-silent = SILENCE : ici depuis le { $day }, parce que personne n'a agi à temps plus bas
due-silent-from = Ce sera ici à partir du { $day }, à moins que quelqu'un n'agisse plus bas à temps.
due-silent-above = SILENCE : le jour du bureau du chef était le { $day }.
recusal-empties = Ensuite, tout le monde à ce palier sera récusé du dossier : { $tier }. Son travail passera au palier au-dessus : { $above }.
recusal-empties-top = Ensuite, tout le monde à ce palier sera récusé du dossier : { $tier }.
recusal-undecidable = Ensuite, plus personne ne pourra décider du dossier. Il ira au conseiller juridique externe que nomment les réglages, { $counsel } : le détenteur d'une clé racine donnera le rôle d'approbation sur la circonscription à deux personnes de ce cabinet.
recusal-undecidable-unnamed = Ensuite, plus personne ne pourra décider du dossier. Les réglages ne nomment aucun conseiller juridique externe : deux approbateurs pour tout le Canada en nomment un (greenlight policy set outside_counsel=NOM --why -), et le détenteur d'une clé racine donne le rôle d'approbation sur la circonscription à deux personnes de ce cabinet.
emptied-line = RÉCUSATION : à ce palier, tout le monde en fait l'objet : { $tier }. C'est maintenant le tour de celui-ci : { $above }.
emptied-counsel = RÉCUSATION : à ce palier, tout le monde en fait l'objet : { $tier }. Le dossier va à l'avocat externe que nomment les réglages : { $counsel }.
emptied-no-counsel = RÉCUSATION : à ce palier, tout le monde en fait l'objet : { $tier }. Le dossier va à un avocat externe, et les réglages n'en nomment aucun : deux approbateurs pour tout le Canada en nomment un (greenlight policy set outside_counsel=NOM --why -).
due-why = Raison du report
due-nothing = Il n'y a rien à cet ordre du jour.
due-more = { $count ->
    [one] Encore une ligne; --limit coupe ici.
   *[other] Encore { $count } lignes; --limit coupe ici.
}
done-ics = { $count ->
    [one] Une entrée écrite dans { $path }; elle ne contient aucun nom.
   *[other] { $count } entrées écrites dans { $path }; elles ne contiennent aucun nom.
}
error-file-exists = Il y a déjà un fichier { $path }.
error-file-exists-hint = Nommez un nouveau fichier, ou enlevez d'abord celui-là : rien n'est écrasé.
col-province = Province
col-open = Ouverts
col-silences = Silences
col-missed = Conditions manquées
col-channel = Bureau
col-office = Nom
col-line = Comment le joindre
missed-head = Signalé par le calendrier : la condition { $number } de la décision { $decision } n'a pas été remplie au { $day }. La décision tient.
col-returns = Renvois
stats-all = Toutes
stats-explained = { $count ->
    [one] Un dossier. Les jours à un palier sont des jours ouvrables, médiane / maximum. Un silence est un palier qui a laissé passer son temps.
   *[other] { $count } dossiers. Les jours à un palier sont des jours ouvrables, médiane / maximum. Un silence est un palier qui a laissé passer son temps.
}
drill = EXERCICE
drill-line = EXERCICE : { $what }
overdue = en retard
channel-line = { $name } : { $line }
channel-no-line = { $name } : aucune ligne n'est inscrite (greenlight channels edit { $channel } --line -)
channel-beside = { $line } (ce parti a aussi : { $other })
channel-empty = non rempli
channels-too-large = plus de { $most } octets
channels-not-text = ce n'est pas du texte UTF-8
channels-not-toml = la ligne { $line } n'est pas du TOML : chaque bureau est une table, comme [party-help], qui contient line = "…"
channels-no-office = « { $word } » n'est pas un bureau; les bureaux sont { $allowed }
channels-no-table = « { $office } » n'a pas la bonne forme : ce doit être une table, [{ $office }], suivie de line = "…"
channels-no-key = « { $key } » dans [{ $office }] n'est pas compris; un bureau a line, en et fr
channels-no-value = « { $key } » dans [{ $office }] doit être un texte entre guillemets droits, d'au plus { $most } caractères
channels-emergency = Le numéro d'urgence du pays reste en premier : { $line }
channels-toml-edit =
    À qui va une affaire, et comment joindre ce bureau. `line` est ce qui s'affiche au moment où il le faut : un numéro, une adresse, un nom.
    Remplissez les lignes vides. Ce que vous retirez reste tel quel.
channels-toml-copy =
    Copie à imprimer, faite le { $day }. Le programme ne la lit pas.
    Pour changer une ligne : greenlight channels edit. Pour lire une liste : greenlight channels import FICHIER.
channels-toml-police = Le numéro d'urgence du pays est intégré et s'affiche toujours en premier. Un autre numéro s'affiche à côté.
channels-toml-cleared-representative = La personne du parti qui détient une cote de sécurité : son nom, et comment la joindre à toute heure.
channels-toml-security-intelligence = La ligne de signalement du service, telle que la donne son propre site.
channels-toml-federal-police = La ligne de signalement en sécurité nationale, telle que la donne le site de ce corps policier.
channels-toml-party-help = Qui, au parti, aide les personnes candidates prises pour cible : un nom et un numéro.
channels-toml-cyber-centre = La ligne du centre pour les personnes candidates et les partis, telle que le centre l'a donnée au parti.
channels-toml-private-security = Comment une personne candidate demande le service de sécurité offert aux candidats, selon le bureau qui l'administre.
channels-toml-elections-commissioner = Le formulaire de plainte ou l'adresse du bureau, tels que les donne son propre site.
channels-toml-legal-counsel = Le nom et le numéro de l'avocate ou de l'avocat.
channels-toml-human-resources = Qui s'en occupe aux ressources humaines, et où est conservé leur dossier.
channels-toml-national-director = Le nom et le numéro de la direction nationale et d'une personne suppléante.
channels-toml-leader-office = Qui appeler au bureau du chef.
channels-toml-national-board = Comment saisir le conseil d'une question importante.
error-channels = { $path } ne peut pas être lu : { $error }.
error-channels-hint = Corrigez et recommencez; `greenlight channels show --out FICHIER` écrit une liste dans la bonne forme.
error-channels-same = Cela ne change aucune ligne.
error-channels-same-hint = `greenlight channels show` montre les lignes en vigueur.
channels-unchanged = Rien n'a été changé dans la liste; rien n'est donc signé.
init-channels = Une fois les approbateurs nommés, `greenlight channels edit` dit à qui va une affaire et comment joindre chacun.
flag-withheld = retenu ici : une question juridique reste entre les mains de ceux qui la traitent
flag-raised-by = Soulevé par { $who }
flag-rung = À ce palier : { $tier }, depuis le { $since }; à temps jusqu'au { $due }
flag-rung-danger = À ce palier : { $tier }; réponse attendue sur-le-champ
flag-hours = sur-le-champ ({ $hours } h)
flag-rung-silent = À ce palier aussi : { $tier }, depuis le { $since }, par silence et non par choix; à temps jusqu'au { $due }
flag-silent-at = silence : { $tier }
flag-none = Il n'y a aucun signalement ici.
flag-none-open = Aucun signalement n'est ouvert ici; `--all` montre aussi ceux qui ont leur réponse.
flag-stay = { $tier } { $days ->
    [one] { $days } jour ouvrable
   *[other] { $days } jours ouvrables
 }
flag-returns = { $count ->
    [one] Renvoyé une fois.
   *[other] Renvoyé { $count } fois.
 }
flag-many-returns = Avec celui-ci, le signalement { $flag } aura été renvoyé { $count } fois : il tourne en rond. Parlez-vous, ou transmettez-le plus haut.
flag-support = Pour la personne candidate prise pour cible :
support-done = fait : { $what }
support-left = reste à faire : { $what }
flag-step-line = { $what } · palier : { $tier } · { $name }
flag-on-closed = Le dossier est fermé; le signalement en demande la réouverture : greenlight reopen { $case } --why -
heading-flag-steps = Étape par étape
heading-disclosures = Communications à l'extérieur
label-about = Objet
label-flag-stays = Temps passé à chaque palier
label-complicity-source = Soupçon de complicité : d'où il vient, qui le dit et comment cette personne le sait
label-complicity-validity = Soupçon de complicité : comment il a été mis à l'épreuve, et quelle explication innocente demeure
label-complicity-may-know = Soupçon de complicité : qui peut en être informé
label-complicity-source-short = Source
label-complicity-validity-short = Mise à l'épreuve
label-complicity-may-know-short = Qui peut en être informé
label-credible = Crédible, parce que
label-actionable = Peut recevoir une suite, parce que
label-authority = En vertu de quelle autorité
label-case = Dossier (lettres de son identifiant, ou le nom complet){" "}
label-safety = Quel danger, pour qui, où (une phrase){" "}
label-safety-district = Circonscription de la personne (code ou nom){" "}
label-refer-to = À qui (le mot d'un bureau, ou un nom){" "}
label-refer-text = Ce qui a été dit{" "}
label-refer-reply = Ce qui est revenu
route-goes-to = Destinataires ({ $matter }) :
route-restricted = Les mots de ce signalement restent à la personne qui l'a soulevé et à celles qui peuvent y répondre.
route-pointer = Le dossier garde ce renvoi et rien de plus; l'affaire elle-même est gardée là-bas.
route-answered-at = On n'y répond qu'à partir de ce palier : { $tier }.
route-offences = Les infractions électorales visent aussi les courses à l'investiture et à la direction. Sont interdites, outre l'argent de l'étranger ou d'autrui, les contributions en cryptoactifs, par mandat-poste ou mandat bancaire, ou au moyen d'un produit prépayé.
route-demands = Avant que rien ne sorte : { $demands } Puis inscrivez-le : greenlight refer { $case } --to { $channel } --text - --credible TEXTE --actionable TEXTE --authority TEXTE
route-demands-approver = Avant que rien ne sorte : { $demands } C'est un approbateur qui y répond et qui l'inscrit.
route-within = Une contribution inadmissible est rendue dans les { $days } jours : au plus tard le { $day }.
route-support = La liste de soutien est ouverte; dites pour chaque point ce qui a été fait, ou pourquoi ce n'est pas nécessaire : greenlight flag support { $case } { $flag } ÉLÉMENT --text -
route-offered = Le rôle de la personne dans l'ingérence propose une voie : { $matter }. { $command }
next-offered = Voies que proposent les notes d'ingérence étrangère
next-offers = Note { $note } : { $matter }
refer-line = Cela va à { $line }
refer-name = Aucun destinataire n'a le mot « { $to } » : il est pris comme un nom. Destinataires : { $allowed }
refer-none = Aucune communication à l'extérieur n'est inscrite dans les dossiers que vous pouvez lire.
refer-unread = { $count ->
    [one] Une communication à l'extérieur se trouve dans un dossier que vous ne pouvez pas encore lire; dites d'abord si quelque chose vous y lie : greenlight conflict list
   *[other] { $count } communications à l'extérieur se trouvent dans des dossiers que vous ne pouvez pas encore lire; dites d'abord si quelque chose vous y lie : greenlight conflict list
}
refer-replied = réponse reçue
referral-reference = numéro { $number }
referral-due = réponse attendue le { $day }
referral-reply = Réponse { $day } :{" "}
referral-no-reply = Pas encore de réponse.
log-refer-to = a informé { $to } le { $day }
safety-police = La vie de quelqu'un est-elle en danger? Appelez d'abord : { $line }
safety-police-party = La ligne d'urgence propre au parti : { $line }
safety-police-drill = dans un cas réel : appelez d'abord : { $line }
safety-told-after = Informé après coup, parce que c'est passé plus haut : { $tiers }
done-danger-kept = Le rapport est signé et conservé, mais pas encore inscrit : { $path }. La prochaine commande qui peut écrire dans le coffre l'inscrira.
danger-words-kept = Non inscrit : le coffre n'a pas pu être ouvert. Vos mots sont conservés pour vous : { $path }. Votre prochaine commande qui ouvre le coffre les inscrira.
danger-words-kept-already = Non inscrit : le coffre n'a pas pu être ouvert. Ces mots sont déjà conservés pour vous : { $path }. Votre prochaine commande qui ouvre le coffre les inscrira.
danger-not-recorded = Non inscrit.
danger-words-wait = Un danger que vous avez signalé n'est pas encore inscrit : { $why } Il est conservé dans { $path }. Signalez-le de nouveau : greenlight safety DOSSIER --text -
danger-taken-in = { $count ->
    [one] Un rapport de danger qui a dû attendre est maintenant inscrit.
   *[other] { $count } rapports de danger qui ont dû attendre sont maintenant inscrits.
}
danger-open = Un danger de mort est signalé dans ce dossier et reste sans réponse : { $item }, { $when }.
danger-waits = { $count ->
    [one] Un rapport de danger est conservé hors du coffre et ne peut pas être inscrit maintenant.
   *[other] { $count } rapports de danger sont conservés hors du coffre et ne peuvent pas être inscrits maintenant.
}
done-safety = Le danger est signalé ({ $item }); il est maintenant à ce palier : { $tier }.
spread-left = Déposé aussitôt dans la boîte d'échange pour { $names }.
spread-left-unnamed = Déposé aussitôt dans la boîte d'échange pour les personnes qui peuvent voir le dossier.
spread-here = Les autres personnes qui travaillent dans ce coffre le voient à leur prochaine commande.
spread-no-mailbox = Il n'y a aucune boîte d'échange : personne ne reçoit ce signalement de lui-même. Appelez, et remettez-le : greenlight bundle { $case } --for PERSONNE --out FICHIER
spread-nobody = Signalement { $item } dans le dossier { $case } : aucun coffre de collègue n'a encore montré qu'il l'a. Appelez; n'attendez pas.
spread-has = Le signalement { $item } dans le dossier { $case } est dans le coffre de { $names }.
spread-has-some = { $count ->
    [one] Le signalement { $item } dans le dossier { $case } est dans le coffre d'un collègue.
   *[other] Le signalement { $item } dans le dossier { $case } est dans les coffres de { $count } collègues.
}
done-flag-support = { $case } { $name } : soutien inscrit ({ $item }).
done-refer = { $case } { $name } : communication à l'extérieur inscrite ({ $item }).
done-refer-reply = { $case } { $name } : réponse à la communication inscrite ({ $item }).
done-refer-safety = Ce qui a été dit du danger à l'extérieur est inscrit ({ $item }).
error-safety-district = Plusieurs personnes portent ce nom.
error-rows-alike = Rien n’a été importé : { $count } lignes peuvent toutes concerner { $name }, avec le même nom dans une même circonscription, ou le même nom et la même date de naissance, le même courriel ou le même téléphone. Lignes : { $rows }, …
error-rows-alike-hint = Retirez de la feuille les copies et les réponses d’essai. Jusqu’à { $most } lignes de ce genre, une question est posée pour chacune.
error-no-row = Le fichier n’a pas de ligne { $row }.
error-no-row-hint = Les lignes se comptent comme dans un tableur, l’en-tête étant la ligne 1. Relancez la commande sans cette option : elle montre les lignes en question.
error-row-keyed = La ligne { $row } est reconnue à sa clé : elle n’ouvre pas d’autre dossier.
error-row-keyed-hint = Donnez-lui sa propre clé dans le tableau, ou laissez-la de côté : --skip { $row }
error-row-known = La ligne { $row } appartient déjà à un dossier, et ce n’est pas « { $word } ».
error-row-known-hint = Relancez la commande sans --same : elle montre le dossier de la ligne. Pour la laisser de côté : --skip { $row }. Si elle vient d’une autre personne : --new { $row }
error-row-not-near = La ligne { $row } ne demande rien au sujet de « { $word } ».
error-row-not-near-hint = Relancez la commande sans --same : elle montre les dossiers et les lignes en question.
error-safety-district-hint = Précisez avec `--district` : la circonscription, par son code ou son nom.
error-drill-not-now = Aucun exercice ne peut se tenir ici en ce moment.
error-drill-not-now-hint = Tenez-le avec un dossier inventé, ou à un autre moment; un danger réel se signale sans `--drill`.
help-refer = Inscrire ce qui a été dit hors du parti, à qui, en vertu de quelle autorité; énumérer toutes les communications
help-refer-more =
    Exemples :
      greenlight refer 7K3QX --to elections-commissioner --text -
      greenlight refer 7K3QX M4TRN --reply -
      greenlight refer
help-safety = La vie de quelqu'un est en danger : qui appeler, et le palier national est aussitôt averti
help-safety-more =
    Toute personne inscrite au registre le peut, quoi qu'elle voie du dossier. Exemples :
      greenlight safety 7K3QX --text -
      greenlight safety 7K3QX --text - --drill
help-flag-show = Montrer toute l'histoire d'un signalement
help-flag-support = Dire ce qui a été fait pour une personne candidate prise pour cible
help-refer--case = Le dossier; sans lui, le registre de toutes les communications que vous pouvez voir
help-arg-referral = Une communication, pour inscrire ce qui est revenu : ses lettres
help-refer--to = À qui : police, cleared-representative, security-intelligence, federal-police, party-help, cyber-centre, elections-commissioner, legal-counsel, human-resources, national-director, leader-office, national-board, ou un nom
help-arg-credible = Pourquoi c'est crédible; « - » le lit sur l'entrée standard
help-arg-actionable = Ce que le destinataire peut en faire; « - » le lit sur l'entrée standard
help-arg-authority = En vertu de quelle autorité : le consentement, la loi ou la politique; « - » la lit sur l'entrée standard
help-refer--text = Ce qui a été dit; « - » le lit sur l'entrée standard, sans elle votre éditeur s'ouvre
help-refer--on = Le jour où cela a été dit, ou celui de la réponse, comme 2026-11-22, hier ou -3j; par défaut : aujourd'hui
help-arg-reply-due = Le jour pour lequel une réponse est attendue, comme 2026-12-01, vendredi ou +5jo
help-arg-reply = Ce qui est revenu; « - » le lit sur l'entrée standard
help-refer--reference = Le numéro que le destinataire lui donne
help-refer--about = Le signalement ou la note dont il s'agit
help-arg-safety = Il s'agissait d'un danger pour quelqu'un : toute personne peut l'inscrire, et rien de plus n'est demandé
help-arg-drill = Un exercice : marqué partout, et il n'arrête rien
help-refer--district = Là où plusieurs personnes portent le nom : la circonscription
help-safety--district = Là où plusieurs personnes portent le nom : la circonscription
help-safety--case = Le dossier : lettres de son identifiant, ou le nom complet
help-safety--text = Une phrase : quel danger, pour qui, où; « - » la lit sur l'entrée standard
help-arg-route = La nature de l'affaire : threat-to-life, election-interference, targeted, victim-report, complicity, elections-offence, legal-question, staff-member, serious
help-arg-source = Soupçon de complicité : d'où il vient; « - » le lit sur l'entrée standard
help-arg-validity = Soupçon de complicité : comment il a été mis à l'épreuve; « - » le lit sur l'entrée standard
help-arg-may-know = Soupçon de complicité : qui peut en être informé; « - » le lit sur l'entrée standard
help-arg-mine = Les signalements que vous avez soulevés, avec leurs réponses, même là où vous ne voyez plus le dossier
help-flag-support--item = Ce qui a été fait : contact-person, safety-plan, police-report, devices-and-accounts, family-and-home, after-care
help-flag-support--text = Comment cela a été fait, ou pourquoi ce n'est pas nécessaire; « - » le lit sur l'entrée standard, sans elle votre éditeur s'ouvre
value-matter = AFFAIRE
value-channel = BUREAU
value-referral = COMMUNICATION
col-referral = Communication
col-to = À
col-told-on = Dit le
col-reference = Numéro
col-reply-due = Réponse attendue
col-reply = Réponse
col-answer = Réponse

## Constatations complètes
label-claimed = Avancé
label-established = Établi
label-inferred = Déduit
finding-link = Raconte la même chose ({ $link }) : { $finding }
scale-severity = Gravité, si c'est vrai
scale-source = Cote, la lettre : la source
scale-information = Cote, le chiffre : l'information
scale-handling = Diffusion
scale-apart = La lettre et le chiffre se donnent indépendamment l'un de l'autre. La gravité et la cote ne se combinent jamais en une seule note.
grade-source-a = tout à fait fiable
grade-source-b = habituellement fiable
grade-source-c = assez fiable
grade-source-d = habituellement peu fiable
grade-source-e = non fiable
grade-source-f = fiabilité impossible à juger; cela ne veut pas dire « mauvaise » : toute source nouvelle est F
grade-information-1 = confirmée par des sources indépendantes
grade-information-2 = probablement vraie
grade-information-3 = peut-être vraie
grade-information-4 = douteuse
grade-information-5 = improbable
grade-information-6 = véracité impossible à juger
label-grade = Cote de la source et de l'information, comme C3 (« ? » montre l'échelle; Entrée : F6, impossible à juger){" "}
label-link = Origine des deux : same-origin (la même) ou independent (chacune la sienne){" "}
done-finding-link = { $case } { $name } : les deux constatations sont liées ({ $item }).
done-unlink = { $case } { $name } : le lien est retiré ({ $item }); l'historique le garde.
rule-unlink-nothing = Rien ne lie ces deux éléments : { $item }.
rule-unlink-nothing-hint = greenlight show DOSSIER imprime les liens de chaque constatation et de chaque note d'ingérence.
rule-unlink-reviewer = Un réviseur ou un approbateur retire un lien.
rule-unlink-reviewer-hint = Demandez-le à l'un d'eux, en disant pourquoi le lien est une erreur.
rule-link-self = Une constatation ne se lie pas à elle-même.
rule-link-self-hint = Nommez deux constatations : greenlight finding link CASE CONSTATATION AUTRE --kind same-origin
rule-link-not-finding = Ce que le lien désigne n'est ni une constatation ni une note d'ingérence de ce dossier.
rule-link-not-finding-hint = `greenlight show CASE` donne les lettres de chaque constatation et de chaque note d'ingérence.
help-finding-link = Dire que deux constatations racontent la même chose, et si c'est d'une seule origine
help-finding-link-more =
    Une histoire reprise par trois médias n'a qu'une origine. Ce qui n'a qu'une origine ne peut pas porter un refus.
    Exemple :
      greenlight finding link 7K3QX M4TRN Q8WZC --kind same-origin
help-finding-link--other = L'autre constatation : ses lettres, comme `greenlight show` les donne
help-finding-link--kind = Une seule origine pour les deux, ou chacune la sienne : same-origin, independent
help-finding-link--why = Comment on le sait; « - » le lit de l'entrée standard
help-finding-unlink = Retirer un lien fait par erreur entre deux constatations; pour les réviseurs et les approbateurs
help-finding-unlink-more =
    Le lien ne compte plus, quelle que soit celle des deux qui le portait. L'historique le garde, avec la raison de son retrait.
help-finding-unlink--other = L'autre constatation ou la note : ses lettres, comme `greenlight show` les donne
help-finding-unlink--why = Pourquoi le lien était une erreur; « - » le lit sur l'entrée standard
help-finding-scale = Gravité, cote et diffusion : ce que veut dire chaque lettre et chaque chiffre
help-arg-fact = Ce qui est établi, à part de ce qui est avancé; « - » le lit de l'entrée standard
help-arg-inference = Ce que vous en déduisez, à part des deux; « - » le lit de l'entrée standard
value-other = AUTRE
next-unput = Pas encore soumis à la personne candidate : n'arrête rien en soi, mais l'équité le demande avant toute décision
next-seconds = Attend un contreseing
second-waits = { $what }, demande de { $who }
second-waits-because = { $what }, demande de { $who }. Motif : { $why }
second-reads = Vous allez donner le contreseing à ceci : { $what }
second-sign = Donner le contreseing? (oui/non)
second-another = un autre approbateur
next-unput-finding = La constatation { $finding } (gravité { $severity }) n'a pas été soumise à la personne candidate, et rien ne dit pourquoi.

## Copies de la note de synthèse
agenda-brief-outdated = Une copie de la note de synthèse est dépassée : en remettre une nouvelle
due-brief = pour { $name } ({ $audience })
heading-grave = Faits graves restés sans réponse
grave-finding = constatation { $item }, gravité { $severity }
grave-note = note d'ingérence { $item }
grave-record = un casier certifié ({ $check })
grave-after = Fait survenu après le feu vert : { $what }, depuis le { $since }. Saisis : { $tiers }.
grave-after-ends = Cela prend fin quand une décision en a tenu compte, quand une personne qui ne l'a pas écrit le juge { $note ->
    [yes] expliqué ou sans fondement
   *[no] réglé, atténué ou non fondé
}, ou quand une personne chargée de l'approbation, qui n'a pas donné le feu vert, dit pourquoi il demeure.
grave-open = Fait grave : { $what }, depuis le { $since }. Saisis : { $tiers }.
grave-open-ends = Cela prend fin quand une décision en a tenu compte, ou quand une personne qui ne l'a pas écrit le juge { $note ->
    [yes] expliqué ou sans fondement
   *[no] réglé, atténué ou non fondé
}.
heading-withdrawn = Retiré : ceci n'est plus retenu contre la personne candidate
finding-withdrawn = Retirée : constatation { $finding } (gravité { $severity }), désormais : { $status } ({ $who }).
finding-unfounded = Un reproche du { $day } a été examiné et est sans fondement ({ $finding }; { $who }).
fi-withdrawn = Retirée : une note d'ingérence ({ $note }) a été examinée et est sans fondement ({ $who }).
heading-issued = Copies de la note de synthèse qui ont été remises
issued-head = Copie { $copy } · { $name } ({ $audience })
issued-outdated = dépassée
issued-replaced = remplacée par une copie plus récente
copy-since = { $count ->
    [0] l'état le plus récent
    [one] un acte depuis
   *[other] { $count } actes depuis
}
copies-none = Aucune copie d'une note de synthèse ne vous a été remise dans les dossiers que vous pouvez lire.
copies-unread = { $count ->
    [one] Une de vos copies porte sur un dossier que vous ne pouvez pas encore lire; dites d'abord si quelque chose vous y lie : greenlight conflict list
   *[other] { $count } de vos copies portent sur des dossiers que vous ne pouvez pas encore lire; dites d'abord si quelque chose vous y lie : greenlight conflict list
}
overtaken-ended = Elle repose sur la décision { $decision }, qui ne compte plus : le dossier a changé de circonscription le { $day }.
overtaken-reversed = Elle repose sur la décision { $decision }, renversée le { $day }.
overtaken-unfounded = Elle contient la note d’ingérence { $note }, jugée sans fondement le { $day }.
overtaken-withdrawn = Elle contient la constatation { $finding }, retirée le { $day }.
reversed-copy = A reçu une note de synthèse qui repose sur la décision { $decision } : { $copy }
brief-not-for-applicant = retenu ici : pas pour la personne candidate
brief-withheld-inner = retenu ici, s'il y en a : sources, vérifications, recommandations, signalements, notes d'ingérence étrangère, reports, avis juridiques, ce qui n'a pas été soumis à la personne candidate et ce qui manque; pas pour la personne candidate
label-to = À qui la copie est remise{" "}
done-issue = Copie { $copy } de la note de synthèse remise à { $name } ({ $audience }); la remise est signée.
error-brief-one-case = Une copie remise porte sur un seul dossier.
error-brief-one-case-hint = Remettez une copie par dossier; sans --to, la note de plusieurs dossiers est un brouillon à lire.
help-brief--to = À qui la copie est remise : c'est signé, avec ce qu'elle contenait; « - » le lit de l'entrée standard; sans cela, la note est un brouillon
help-arg-audience = Pour qui cette copie est faite : local, provincial, national, leader (bureau du chef), applicant (la personne candidate), outside (à l'extérieur)
value-audience = DESTINATAIRE

## Ce que l'on dit à la personne candidate, et les tiers au dossier
rule-applicant-source = Le texte destiné à la personne candidate nomme une source : « { $words } ».
rule-applicant-source-hint = Dites ce qui a été constaté sans dire qui l'a dit; la source reste dans la constatation.
rule-applicant-third-party = Le texte destiné à la personne candidate nomme un tiers au dossier : « { $words } ».
rule-applicant-third-party-hint = Dites-le sans le nom, ou n'en parlez pas.
rule-applicant-restricted = Le texte destiné à la personne candidate reprend des mots qui restent à l'interne : « { $words } ».
rule-applicant-restricted-hint = Ces mots se trouvent dans un élément de diffusion C ou dans un avis juridique. Dites-le autrement, ou n'en parlez pas.
related-rival = adversaire
related-donor = donateur
related-associate = associé
related-relative = parent
related-other = autre lien
label-related = Tiers au dossier
error-related-parts = Chaque --related a besoin de son --as.
error-related-parts-hint = Donnez --related et --as autant de fois chacun, dans le même ordre, comme --related NOM --as donor.
error-declared-parts = Chaque --declared va avec sa --answer, et chaque --question avec l'une d'elles.
error-declared-parts-hint = Donnez --declared et --answer autant de fois chacun, dans le même ordre, comme --declared charged --answer "Non" --clear Non.
help-arg-related = Un tiers au dossier, dont on ne donne jamais le nom à la personne candidate; avec --as, plusieurs fois s'il le faut; « - » le lit de l'entrée standard
help-arg-as = Le lien de ce tiers avec la personne candidate : rival (adversaire), donor (donateur), associate (associé), relative (parent), other (autre)
value-tie = LIEN
override-why = Les membres locaux ont choisi cette personne : qui écarte leur choix doit satisfaire à la norme plus exigeante et répondre à chacun des points ci-dessous.
ask-shadow-of-doubt = Plus que l'ombre d'un doute : qu'est-ce qui ne laisse aucune autre explication ?
ask-heard = Quel jour la personne candidate a-t-elle été entendue ? (vide : elle ne l'a pas été){" "}
ask-not-heard = Pourquoi la personne candidate n'a-t-elle pas été entendue ?
ask-leader-consulted = Quel jour le chef a-t-il été consulté ? (vide : il ne l’a pas été){" "}
ask-leader-not = Pourquoi le chef n’a-t-il pas été consulté ? (récusé, injoignable){" "}
ask-consulted = Qui a été consulté à sa place ?{" "}
ask-consulted-on = Quel jour cette personne a-t-elle été consultée ?{" "}
ask-asked = Quel jour a-t-on demandé à la personne candidate ce qui manque ?{" "}
label-shadow-of-doubt = Plus que l'ombre d'un doute
label-heard = Personne candidate entendue
label-not-heard = Personne candidate non entendue, parce que
label-leader-consulted = Chef consulté
label-leader-not = Chef non consulté, parce que
label-consulted = Consulté à sa place
label-consulted-on = Consulté le
label-asked-on = Demandé à la personne candidate le
by-approvers-word = { $day } (selon l’approbateur : le bureau du chef n’a rien écrit ce jour-là)
days-closed-remains = Reste possible : retirer publiquement l'appui du parti, demander à la personne candidate de se mettre en retrait de la campagne, et l'en informer par écrit (greenlight notice).
decision-reverses = Renverse la décision { $id }.
decision-reversed-by = Renversée par { $id }.
help-arg-shadow-of-doubt = Une fois que les membres locaux ont choisi : pourquoi il y a plus que l'ombre d'un doute; « - » lit le texte sur l'entrée standard
help-arg-heard = Une fois que les membres locaux ont choisi : le jour où la personne candidate a été entendue, par exemple 2026-11-20, hier ou -3j
help-arg-not-heard = Une fois que les membres locaux ont choisi : pourquoi la personne candidate n'a pas été entendue; « - » lit le texte sur l'entrée standard
help-arg-leader-consulted = Une fois que les membres locaux ont choisi : le jour où le chef a été consulté, par exemple 2026-11-20, hier ou -3j
help-arg-leader-not-consulted = Une fois que les membres locaux ont choisi : pourquoi le chef n’a pas été consulté; « - » lit le texte sur l'entrée standard
help-arg-consulted = Une fois que les membres locaux ont choisi : qui a été consulté à la place du chef, le jour de --leader-consulted
help-arg-asked = Motif « incomplete » : le jour où l’on a demandé à la personne candidate ce qui manque, par exemple 2026-11-20, hier ou -3j
condition-state-missed = manquée : son échéance est passée
condition-settled = { $state } ({ $how })
condition-paper = document { $document }
condition-count = { $count ->
    [0] Aucune condition.
    [one] 1 condition.
   *[other] { $count } conditions.
}
label-met-evidence = Ce qui montre que la condition est remplie
done-condition-met = { $case } { $name } : condition remplie ({ $item }).
help-condition = Les conditions d'un feu vert : à remplir, remplies, levées ou manquées
help-condition-list = Énumérer les conditions d'un dossier et leur état
help-condition-met = Dire qu'une condition est remplie, et ce qui le montre
help-condition-met-more =
    Exemple :
      greenlight condition met 7K3QX 1 --evidence "la lettre de la banque est arrivée" --document M4TRN
help-condition-waive = Lever une condition; il y faut le contreseing d'un autre approbateur
help-condition-waive-more =
    Exemple :
      greenlight condition waive 7K3QX 1 --why -
help-condition-met--decision = Le numéro de la condition; avant lui les lettres de sa décision, si plusieurs décisions tiennent
help-condition-met--number = Le numéro de la condition, après les lettres de sa décision
help-condition-met--evidence = Ce qui montre qu'elle est remplie; « - » lit le texte sur l'entrée standard; sans l'option, votre éditeur s'ouvre
help-condition-waive--decision = Le numéro de la condition; avant lui les lettres de sa décision, si plusieurs décisions tiennent
help-condition-waive--number = Le numéro de la condition, après les lettres de sa décision
error-bad-condition-number = « { $given } » n'est pas le numéro d'une condition.
error-bad-condition-number-hint = `greenlight condition list CASE` les numérote.
error-condition-which = Plusieurs décisions en vigueur posent des conditions.
error-condition-which-hint = Mettez les lettres de la décision avant le numéro : `greenlight condition list CASE` donne les deux.
error-several-ties = Plusieurs liens de { $person } à ce dossier sont suggérés; chacun s'écarte séparément.
error-several-ties-hint = Dites lequel : --sign name, --sign firm ou --sign riding; `greenlight next CASE` les énumère.
error-adopt-too-many = { $count } éléments sont trop pour un seul événement : il en porte { $most }.
error-adopt-too-many-hint = Reprenez-les en plusieurs commandes d'au plus { $most } éléments, comme `greenlight next CASE` les imprime.
error-no-condition = Aucune décision en vigueur ne pose de condition.
error-no-batch = Aucune importation { $batch } n’a ouvert ni corrigé de dossier que vous pouvez voir.
error-no-batch-hint = Pour les afficher : greenlight import list
error-no-condition-hint = `greenlight show CASE` montre ce qui a été décidé.
col-decision = Décision
col-owner = Responsable
as-of-event = Tel que l'avait sous les yeux l'auteur de { $event }, le { $day }. Ce qui est montré est ce qui tenait alors; { $count ->
    [0] rien n'est arrivé depuis.
    [one] 1 événement est arrivé depuis.
   *[other] { $count } événements sont arrivés depuis.
}
as-of-day = À la date du { $day }. Ce qui est montré est ce qui tenait alors; { $count ->
    [0] rien n'est arrivé depuis.
    [one] 1 événement est arrivé depuis.
   *[other] { $count } événements sont arrivés depuis.
}
help-arg-as-of = Tel qu'à la fin d'un jour, par exemple 2026-11-20, vendredi ou -2s, ou tel que l'auteur d'un événement l'avait sous les yeux : ses lettres
error-as-of-nothing = Avant { $word }, il n'y avait rien au dossier.
error-as-of-nothing-hint = `greenlight log CASE` en énumère les événements.
error-as-of-ahead = Le { $day } est encore à venir.
error-as-of-ahead-hint = Nommez un jour passé, ou les lettres d'un événement.
conflicting-says = l'une de deux décisions, qui dit : { $outcome }
agreeing-says = l'une des deux, qui dit : { $outcome }
draft-none = Aucun texte gardé.
draft-act = Texte gardé { $number }, pour : { $verb }
draft-nothing-came = Rien n'est arrivé au dossier depuis.
draft-news = { $count ->
    [one] Depuis, 1 événement est arrivé : { $what }
   *[other] Depuis, { $count } événements sont arrivés : { $what }
}
draft-sign-it = Le signer par-dessus ce qu'il y a maintenant ? (oui ou non){" "}
draft-not-dropped = C'est signé et inscrit. Le texte gardé { $number } n'a pas pu être retiré : greenlight draft drop { $number }
draft-stays = Rien n'a été signé; le texte reste gardé.
done-draft-resumed = Texte gardé { $number } signé ({ $item }).
help-draft-resume = Signer un texte gardé tel qu'il était voulu, par-dessus ce qu'il y a maintenant
help-draft-resume-more =
    Ce qui est arrivé depuis est d'abord montré; au terminal on vous demande, sinon dites --yes.
    Exemple :
      greenlight draft resume 1 --yes
help-arg-yes = Signer sans être interrogé
error-draft-not-whole = Le texte gardé { $number } ne contient que ce qui a été tapé, non l'acte entier : il ne peut pas être repris.
error-draft-not-whole-hint = Lisez-le avec `greenlight draft show { $number }` et relancez la commande.
error-draft-not-what-it-says = Le texte gardé { $number } n'est pas ce qu'il dit qu'il signerait. Quelqu'un d'autre l'a écrit ou modifié dans le coffre.
error-draft-not-what-it-says-hint = Rien n'est signé. Lisez-le avec `greenlight draft show { $number }`, prévenez qui garde le coffre et jetez-le : `greenlight draft drop { $number }`.
error-draft-of-no-case = Le texte gardé { $number } signerait autre chose qu'un acte de dossier, comme un rôle ou une politique. Un tel acte n'est jamais repris d'un texte gardé.
error-draft-of-no-case-hint = Rien n'est signé. Si c'est ce que vous voulez, lancez la commande elle-même; sinon jetez le texte : `greenlight draft drop { $number }`.
error-draft-not-signed = Le texte gardé { $number } ne porte pas la signature de votre clé : quelqu'un d'autre a pu l'écrire dans le coffre, une version plus ancienne l'a gardé, ou votre clé n'est plus la même.
error-draft-not-signed-hint = Rien n'est signé. Son texte peut toujours être lu : `greenlight draft show { $number }`. Si les mots sont de vous, relancez la commande avec eux.
draft-take-up = Pour le signer par-dessus ce qui est nouveau : greenlight draft resume { $number }
whoami-aloud = À lire à voix haute : { $fingerprint }
fingerprint-mine = Votre clé, pour que l'autre compare : { $fingerprint }
fingerprint-theirs = La clé que { $name } doit avoir : { $fingerprint }
fingerprint-ask = Appelez { $name } à un numéro que vous connaissez et faites lire l'empreinte à voix haute : `greenlight whoami`, ou `ssh-keygen -lf` sur la clé. Les { $count } derniers signes sont cachés ici : tapez ce que vous entendez.
label-letters = Les { $count } derniers signes, majuscules et minuscules comme à la lecture{" "}
fingerprint-not-compared = Personne n'a encore entendu cette empreinte : --fingerprint la compare à celle que la personne a lue, avant toute signature.
done-person-met = { $name } a maintenant le rôle { $role } pour { $scope }. La clé a été comparée : { $fingerprint }
done-person-known = { $name } a maintenant le rôle { $role } pour { $scope }, avec la clé qui ouvrait déjà le coffre : { $fingerprint }
error-no-key-in-use = { $name } n'a aucune clé qui porte un rôle et ouvre le coffre.
error-no-key-in-use-hint = Nommez la clé à employer, et comparez-la : `greenlight person grant NOM --key FICHIER.pub --role RÔLE --scope PORTÉE --fingerprint SHA256:...`
error-several-keys = { $name } emploie plusieurs clés : { $keys }
error-several-keys-hint = Nommez celle que vous voulez dire : `greenlight person grant NOM --key FICHIER.pub --role RÔLE --scope PORTÉE`
error-fingerprint-differs = L'empreinte n'est pas celle de la clé que { $name } doit avoir. Rien n'a été signé.
error-fingerprint-differs-hint = Rappelez { $name }. Si l'écart demeure, le fichier n'est pas la bonne clé : faites-vous la remettre en main propre.
error-several-in-file = { $path } contient plusieurs clés : { $keys }
error-several-in-file-hint = Nommez celle que la personne vous a lue à haute voix : --fingerprint SHA256:...
help-arg-fingerprint = L'empreinte telle que la personne vous l'a lue, SHA256:..., comparée à la clé avant toute signature
value-fingerprint = EMPREINTE
done-let-in = { $name } avait déjà le rôle; la clé ouvre maintenant aussi le coffre.
help-person-rekey = Donner au coffre une nouvelle clé, pour ceux qui ont un rôle
help-person-rekey-more =
    Un retrait de rôle le fait de lui-même. À lancer si un retrait a été interrompu, ou si un fichier de clé a été ajouté en cachette.
    --new-recovery crée aussi une autre clé de secours; le papier d'avant n'ouvre rien de ce qui s'écrit ensuite.
    C'est l'affaire d'un administrateur, ou de qui tient une clé racine.
    Exemples :
      greenlight person rekey
      greenlight person rekey --new-recovery
help-person-rekey--new-recovery = Créer une autre clé de secours, montrée cette seule fois; celle du papier n'ouvre plus le coffre
help-person-rekey--no-recovery = N'avoir aucune clé de secours; si toutes les clés sont perdues, rien n'ouvre plus le coffre
rekey-recovery =
    Voici la nouvelle clé de secours de ce coffre, montrée cette seule fois et gardée nulle part. Écrivez-la sur papier, mettez-la sous clé et détruisez l'ancien papier :
      { $key }
    Elle ouvre le coffre quand toutes les autres clés sont perdues : greenlight recover
    L'ancien papier ouvre encore les copies et les sauvegardes faites avant maintenant.
rekey-no-recovery = Plus aucune clé de secours n'ouvre le coffre. Si toutes les clés qui l'ouvrent sont perdues, ou toutes les phrases de passe oubliées, le coffre est perdu avec tous ses dossiers : personne ne peut plus l'ouvrir, ni aucune sauvegarde faite à partir de maintenant. L'ancien papier ouvre encore les copies et les sauvegardes faites avant maintenant. Pour en créer une de nouveau : greenlight person rekey --new-recovery
recovery-left-out = La clé de secours que le coffre nomme n'a pas été créée par quelqu'un qui est administrateur maintenant; elle a été écartée. Pour en créer une : greenlight person rekey --new-recovery
error-recovery-cut-short = La clé de secours a peut-être été changée sans que le coffre ait reçu une nouvelle clé : ne comptez sur aucun papier, ancien ou nouveau. { $why }
error-recovery-cut-short-hint = Relancez la commande; avant qu'elle ait réussi, aucun papier n'ouvre le coffre à coup sûr : greenlight person rekey --new-recovery
recovery-untold = Une clé de secours a été nommée pour ce coffre, et la commande s'est arrêtée avant de la montrer : ne comptez sur aucun papier, ancien ou nouveau. Un administrateur en crée une autre : greenlight person rekey --new-recovery
revoke-paper = Qui a le papier de la clé de secours peut encore ouvrir le coffre. Si { $name } l'a peut-être : greenlight person rekey --new-recovery
row-recovery-key = dire quelle clé de secours ouvre le coffre
verify-recovery-unfounded = le coffre nomme une clé de secours, ou en a un fichier, qu'aucun administrateur n'a créée
doctor-recovery-unfounded = Clé de secours : une qu'aucun administrateur n'a créée; elle n'ouvrira plus rien dès que le coffre aura une nouvelle clé. Pour en créer une : greenlight person rekey --new-recovery
error-recovery-unfounded = Cette clé de secours ouvre le fichier qui est ici, mais aucun administrateur n'en a fait la clé de secours de ce coffre. Aucune clé n'a été admise.
error-recovery-unfounded-hint = Cherchez le papier qu'un administrateur a écrit. Toute personne dont la clé ouvre le coffre voit ce qui ne va pas : greenlight verify. Un administrateur en crée une autre : greenlight person rekey --new-recovery
error-backup-other-keys = La sauvegarde est scellée à d'autres clés que celle-ci.
error-backup-other-keys-hint = Elle s'ouvre à qui pouvait ouvrir le coffre quand elle a été faite. Nommez une clé qui le pouvait : --identity FICHIER. Ou demandez à quelqu'un qui en a une de la restaurer.
error-earlier-key = Le fichier de keys/ qui est pour votre clé contient une ancienne clé du coffre : il a été remis là après que le coffre en a reçu une nouvelle.
error-earlier-key-hint = Un administrateur réécrit tous les fichiers de clés : greenlight person rekey. Ou admettez votre clé avec la clé de secours du papier : greenlight recover. Si cela n'aide pas non plus, le début de vault.db est endommagé : greenlight restore FICHIER
rekey-unlock = L'agent SSH rouvrira le coffre une fois la phrase de passe donnée : greenlight unlock
no-role = aucun rôle
rekey-due = Une personne qui est partie a peut-être encore la clé du coffre. La prochaine commande d'un administrateur qui trouve le coffre libre lui en donne une nouvelle.
rekey-caught-up = Quelqu'un était parti : le coffre a maintenant une nouvelle clé, remise à ceux qui ont un rôle.
done-rekey = Le coffre a une nouvelle clé, remise à ceux qui ont un rôle maintenant.
error-grant-opens-nothing = Le rôle de { $name } est inscrit, mais sa clé n'ouvre pas encore le coffre. { $why }
error-grant-opens-nothing-hint = Pour admettre la clé : greenlight person rekey
error-rekey-failed = Le rôle a pris fin, mais le coffre a encore son ancienne clé. { $why }
error-rekey-failed-hint = Pour lui en donner une nouvelle : greenlight person rekey
revoke-still-holds = Ce que la personne peut encore avoir : ce qu'elle a lu, copié ou imprimé; l'ancienne clé du coffre, avec chaque copie du coffre faite avant maintenant; les sauvegardes scellées à sa clé. Ce qui s'écrit à partir de maintenant, rien de cela ne l'ouvre.
help-person-add--another-person = Une autre personne que celles du registre dont le nom ressemble; donnez le motif avec --why
help-person-add--why = Comment vous savez qu'il s'agit de deux personnes; « - » le lit sur l'entrée standard
help-person-grant--another-person = Consigner qu'il s'agit d'une autre personne que celles du registre dont le nom ressemble
help-person-grant--why = Comment vous savez qu'il s'agit de deux personnes; « - » le lit sur l'entrée standard
help-person-same = Déclarer que deux personnes du registre n'en font qu'une
help-person-same-more =
    Une personne inscrite deux fois a deux numéros. Désormais, toute règle qui demande quelqu'un d'autre les prend pour une seule
    personne, les approbateurs sont comptés une fois, et qui est récusé sous un numéro l'est sous les deux. Il faut une clé racine.
    Une erreur ne se reprend pas : une personne réellement différente reçoit une nouvelle clé sous un nouveau numéro.
    Exemples :
      greenlight person same "Marguerite Sansoucy" "M. Sansoucy" --why -
help-person-same--why = Comment on s'en est aperçu; « - » le lit sur l'entrée standard
help-person-same--person = Une personne : un nom, ou le numéro de person list
help-person-same--other = La même personne sous un autre nom ou numéro
help-person-revoke--handover = Dire seulement ce qui resterait sans personne; ne rien signer
handover-nothing = { $name } ne laisse rien qui n'ait personne d'autre.
handover-head = { $name } laisse { $count ->
    [one] 1 chose à reprendre :
   *[other] { $count } choses à reprendre :
}
handover-assigned = le dossier { $case } lui est confié : greenlight assign { $letters } PERSONNE
handover-flag-alone = le signalement { $item } du dossier { $case } resterait là où plus personne ne peut agir
handover-flag-taken = le signalement { $item } du dossier { $case }, dont la personne s'est chargée, est sans réponse
handover-deferral = le report { $item } du dossier { $case } est à revoir par cette personne
handover-condition = la condition { $item } du dossier { $case } est à remplir par cette personne
handover-second-nobody = la décision { $item } du dossier { $case } attend un contreseing que plus personne ne pourrait donner
handover-second-waits = sa décision { $item } du dossier { $case } attend un contreseing; elle tient, et d'autres peuvent le donner
handover-policy = la politique { $item } attend un contreseing
handover-last-role = plus personne d'autre n'a le rôle { $item }
handover-last-root = toutes les clés racines sont à cette personne : nul autre ne pourra jamais nommer d'administrateur, d'approbateur ni de responsable des documents
handover-few-approvers = la circonscription { $item } aurait { $count ->
    [0] zéro approbateur
    [one] 1 approbateur
   *[other] { $count } approbateurs
}, moins de trois
handover-go-on = Mettre fin à ce que { $name } détient ? (oui ou non){" "}
error-not-confirmed = Rien n'a été signé.
error-not-confirmed-hint = Relancez la commande quand vous voudrez signer.
error-mailbox-in-store = Le coffre serait transporté avec cette boîte d'échange : { $path }
error-mailbox-in-store-hint = Prenez un répertoire réservé aux envois, hors du répertoire du coffre, et qui ne le contient pas.
error-mailbox-known = Il y a déjà une boîte d'échange « { $name } ».
error-mailbox-known-hint = Choisissez un autre nom; `greenlight mailbox list` les affiche toutes.
error-mailbox-name = Une boîte d'échange porte un nom d'au plus { $most } caractères.
error-mailbox-name-hint = Un mot court suffit, par exemple bureau : greenlight mailbox add bureau folder CHEMIN
error-mailbox-path = Le chemin de ce répertoire n'est pas du texte : { $path }
error-mailbox-path-hint = Renommez le répertoire, ou donnez-lui un autre nom par un lien.
error-mailbox-same = Ce répertoire est déjà la boîte d'échange « { $name } » : { $path }
error-mailbox-same-hint = Il n'y a rien à ajouter; `greenlight mailbox list` les affiche toutes.
error-no-mailbox = Il n'y a pas de boîte d'échange « { $name } ».
error-no-mailbox-hint = `greenlight mailbox list` les affiche toutes.
error-forget-only = C'est peut-être la seule copie : aucun coffre de collègue n'a confirmé avoir tout ce dossier.
error-forget-only-hint = Envoyez-le d'abord et attendez une réponse. Pour le retirer quand même : greenlight forget CASE --although
error-mailbox-absent = La boîte d'échange n'est pas là : { $path }
error-mailbox-absent-hint = Si elle est sur une clé USB ou un partage, branchez la clé ou connectez-vous, puis relancez la commande. Greenlight ne crée jamais ce répertoire : ce ne serait pas celui qui est transporté.
error-mailbox-no-folder = La boîte d'échange n'est pas un répertoire : { $path }
error-mailbox-no-folder-hint = Nommez le répertoire partagé : greenlight mailbox add NOM folder CHEMIN
error-mailbox-unreadable = Votre compte n'a pas le droit de lire la boîte d'échange : { $path }
error-mailbox-unreadable-hint = Demandez ce droit au propriétaire du répertoire.
error-mailbox-unwritable = Rien ne peut être écrit dans la boîte d'échange : { $path }
error-mailbox-unwritable-hint = Demandez ce droit au propriétaire du répertoire. Ce qui s'y trouve peut être reçu entre-temps.
error-mailbox-taken = Quelque chose qui n'est pas un fichier porte le nom d'un envoi : { $path }
error-mailbox-taken-hint = Voyez ce que c'est et déplacez-le. Greenlight ne suit aucun lien et ne supprime rien qui ne soit pas à lui.
error-mailbox-busy = Un autre Greenlight est en train d'écrire cet envoi : { $path }
error-mailbox-busy-hint = Attendez qu'il ait fini, puis relancez la commande.
error-mailbox-too-large = Un envoi de { $bytes } octets est trop volumineux : le maximum est de { $most }.
error-mailbox-too-large-hint = Envoyez moins de dossiers à la fois; un document peut suivre dans un envoi à part.
error-in-use = Quelqu'un d'autre a le coffre ouvert, et il faut y être seul. Rien n'a été changé.
error-in-use-hint = Fermez tout autre Greenlight sur ce coffre, ainsi que tout éditeur de texte ouvert, et relancez la commande.
in-use-by = Le coffre est ouvert dans : { $program } (processus { $process }).
error-nobody-left = Plus personne ne pourrait ouvrir le coffre. Rien n'a été signé.
error-nobody-left-hint = Donnez d'abord un rôle à quelqu'un : greenlight person add NOM --key FICHIER.pub --role RÔLE --scope PORTÉE
error-unsafe-file = { $path } n'est pas ouvert : { $why }.
error-unsafe-file-hint = Un coffre n'est jamais créé sous cette forme : demandez qui l'a changé. { $help } Lancez ensuite `greenlight verify`.
unsafe-symbolic-link-help = Enlevez le lien et mettez le fichier lui-même à sa place.
unsafe-hard-link-help = `find / -samefile { $path }` trouve l'autre nom : supprimez-le, ou recopiez le fichier et mettez la copie à sa place.
unsafe-no-file-help = Enlevez-le.
unsafe-writable-by-all-help = Retirez ce droit : `chmod go-w { $path }`.
unsafe-another-owner-help = Travaillez depuis le compte auquel il appartient, ou faites-le donner au vôtre : `chown`.
unsafe-symbolic-link = c'est un lien symbolique, et le vrai fichier est là où d'autres peuvent l'atteindre
unsafe-hard-link = le même fichier a un second nom quelque part (un lien physique)
unsafe-no-file = ce n'est pas un simple fichier
unsafe-another-owner = il appartient à un autre compte de cet ordinateur, qui peut le changer
open-to-a-group = Tout un groupe de cet ordinateur peut changer { $path } : y remettre d'anciennes pages, ou emporter le coffre. Si aucune équipe ne doit le partager : `chmod -R g-w` sur le répertoire du coffre.
unsafe-writable-by-all = tout le monde sur cet ordinateur peut le changer
error-moved-aside = Il n'y a pas de coffre ici, car une restauration a été interrompue. Le coffre qui était ici se trouve entier dans { $path }.
error-moved-aside-hint = Relancez `greenlight restore FICHIER`, ou redonnez à ce répertoire son ancien nom.
error-no-backup = Ce n'est pas une sauvegarde entière : { $why }.
error-no-backup-hint = Prenez-en une autre copie; si aucune ne tient, refaites une sauvegarde là où le coffre existe encore : greenlight backup FICHIER
backup-no-age = ce fichier n'a pas été scellé par Greenlight
backup-changed = elle a été coupée ou changée
backup-content = elle contient autre chose qu'un coffre
backup-unsound = ce qui a été écrit ne se vérifie pas et a donc été jeté
backup-differs = ce qui a été écrit diffère du coffre et a donc été jeté
help-backup = Écrire tout le coffre dans un seul fichier scellé, et l'éprouver
help-backup-more =
    Le fichier est scellé avec age pour tous ceux qui ouvrent le coffre. Il est rouvert et contrôlé avant de recevoir son nom. D'autres peuvent travailler sur le coffre pendant ce temps.
    Exemple :
      greenlight backup greenlight-2026-11-22.age
help-backup--file = Un nouveau fichier; aucun n'est jamais remplacé
help-restore = Mettre une sauvegarde à la place du coffre
help-restore-more =
    La commande refuse de revenir en arrière et dit ce qui serait perdu. Le coffre qui était ici est mis de côté, jamais supprimé.
    Exemples :
      greenlight restore greenlight-2026-11-22.age
      greenlight restore greenlight-2026-11-22.age --rollback --why -
      greenlight restore greenlight-2026-11-22.age --mend
help-restore--file = La sauvegarde
help-restore--mend = N'y reprendre que les octets d'origine de ce qui ne se vérifie pas ici; ce qui est venu depuis reste
help-restore--rollback = Revenir en arrière, bien que ce qui a suivi la sauvegarde soit perdu
help-restore--why = Pourquoi; « - » lit l'entrée standard
done-backup = Sauvegarde dans { $path } : { $events } événements, journaux : { $logs }; rouverte et contrôlée, scellée pour { $count ->
    [one] 1 clé.
   *[other] { $count } clés.
}
backup-hash = SHA-256 : { $sha256 }
backup-keep = Gardez-la dans un autre bâtiment et notez cette empreinte ailleurs. Chacune de ces clés l'ouvre; une clé retirée plus tard l'ouvre aussi.
done-restore = Le coffre dans { $path } est celui de la sauvegarde : { $events } événements.
done-mend-sound = Il n'y a rien à réparer : tout se vérifie ici.
done-mend = { $count ->
    [0] Rien n'a été réparé : la sauvegarde n'a pas les octets d'origine de ce qui ne se vérifie pas ici.
    [one] 1 événement a de nouveau ses octets d'origine.
   *[other] { $count } événements ont de nouveau leurs octets d'origine.
}
restore-aside = Le coffre qui était ici se trouve entier dans { $path }; rien n'a été supprimé. Enlevez-le quand plus personne n'en a besoin.
restore-loses = Revenir en arrière fait perdre { $count ->
    [one] 1 événement
   *[other] { $count } événements
} dans { $logs ->
    [one] 1 journal
   *[other] { $logs } journaux
}, le plus récent d'abord :
restore-loses-line = { $case } : { $count ->
    [one] 1 événement, le { $last }
   *[other] { $count } événements, le dernier le { $last }
}
restore-loses-drafts = { $count ->
    [one] 1 texte gardé n'est pas dans la sauvegarde.
   *[other] { $count } textes gardés ne sont pas dans la sauvegarde.
}
restore-loses-draft-line = texte gardé { $number }{ $case ->
    [none] {""}
   *[other] {" "}du dossier { $case }
}
restore-loses-drafts-others = { $count ->
    [one] 1 texte gardé de quelqu'un d'autre
   *[other] { $count } textes gardés d'autres personnes
}
restore-drafts-aside = Les textes gardés se trouvent dans le coffre mis de côté. Pour lire les vôtres : greenlight --store { $path } draft list
restore-other-order = Aucun événement n'est perdu, et pourtant la sauvegarde n'est pas un état plus récent de ce coffre : les mêmes événements y sont entrés dans un autre ordre.
restore-roster = personnes et politique
restore-blind = Le coffre qui est ici ne s'ouvre pas; personne ne peut donc dire ce qui serait perdu.
error-rollback = La sauvegarde n'est pas un état plus récent de ce qui est ici; événements qu'un retour en arrière ferait perdre : { $count }. Rien n'a été changé.
error-rollback-hint = Pour revenir en arrière quand même : greenlight restore FICHIER --rollback --why -
error-restore-blind = Le coffre qui est ici ne s'ouvre pas; ce qui serait perdu ne peut être dit. Rien n'a été changé.
error-restore-blind-hint = Pour mettre quand même la sauvegarde à sa place : greenlight restore FICHIER --rollback --why -
place-synced = Le coffre se trouve dans un répertoire de { $service }. Ce service le copie sur des machines que vous ne voyez pas et peut mêler deux états à moitié écrits en un seul que plus personne ne peut lire. Gardez le coffre ailleurs et envoyez-y des sauvegardes : greenlight backup FICHIER
place-network = Le coffre se trouve sur le disque d'une autre machine ({ $kind }). La base de données ne peut y empêcher deux machines d'écrire en même temps, et qui tient cette machine en a une copie. Gardez le coffre sur un disque de celle-ci.
doctor-system = Système : { $system } { $machine }
doctor-disk = Système de fichiers : { $kind }
doctor-cipher = SQLCipher { $sqlcipher }, SQLite { $sqlite }, { $crypto }
doctor-cases = Dossiers : { $count }
doctor-key-bare = La clé n'a pas de phrase de passe : qui lit son fichier signe au nom de son propriétaire. Pour lui en donner une : ssh-keygen -p
doctor-few-approvers = Circonscriptions qui ont trop peu d'approbateurs : { $count }
doctor-stale = Lecture seule : le coffre n'est pas ce qui a été vu ici la dernière fois ({ $code }). `greenlight verify` en dit plus.
doctor-unknown = Personne ne peut dire si les derniers événements manquent : ce qui est retenu de ce coffre ne peut être ni lu ni écrit.
doctor-empty = Le coffre est vide jusqu'à l'arrivée du premier envoi : greenlight sync ou greenlight receive FICHIER
doctor-closed = Le coffre ne s'ouvre pas : { $code }
doctor-open-to-others = Fichiers et répertoires où d'autres peuvent entrer sur cet ordinateur : { $count }. Fermez-les : chmod -R go-rwx sur le répertoire du coffre
doctor-of-another-account = Fichiers et répertoires d'un autre compte : { $count }
doctor-keys-too-many = Fichiers de clé de personne qui ait un rôle : { $count }. Donnez au coffre une nouvelle clé : greenlight person rekey
doctor-keys-missing = Clés qui ont un rôle et n'ouvrent pas le coffre : { $count }. Laissez-les entrer : greenlight person rekey
restore-roster-back = Les personnes sont celles de la sauvegarde : qui a été retiré depuis a de nouveau ses rôles, et le coffre a de nouveau son ancienne clé. Retirez-leur les rôles une nouvelle fois.

## Déverrouiller
help-arg-passphrase-fd = Lire la phrase de passe de ce descripteur, 3 ou plus, au lieu de la demander : sa première ligne
help-init--no-passphrase = Créer la nouvelle clé sans phrase de passe : qui lit le fichier la possède
help-init--no-recovery = Ne pas créer de clé de secours; plus rien n'ouvre alors le coffre si toutes les clés sont perdues
help-lock = Retirer votre clé de l'agent SSH
help-lock--forget = Supprimer aussi le fichier par lequel un agent SSH ouvre ce coffre
help-recover = Rouvrir le coffre à votre clé, avec la clé de secours gardée sur papier
help-recover-more =
    La clé de secours ouvre le coffre; elle ne signe rien. Ce que votre clé peut signer dépend du registre, comme avant.
help-recover--recovery-fd = Lire la clé de secours de ce descripteur, 3 ou plus, au lieu de la demander
help-unlock = Confier votre clé à l'agent SSH pour un temps; la phrase de passe n'est plus demandée
help-unlock-more =
    La clé est confiée par `ssh-add -t DURÉE` : passé ce temps, l'agent l'oublie de lui-même; `greenlight lock` l'y force aussitôt. Avec `ssh-add -c`, à la main, l'agent vous demande votre accord à chaque usage.
    Exemple :
      greenlight unlock --for 4h
help-unlock--lifetime = Combien de temps l'agent garde la clé, comme pour ssh-add -t : 30m, 8h, 1d; par défaut : 8h
value-time = DURÉE
done-init-key = Clé créée : { $path }, sa moitié publique à côté, dans un fichier .pub.
done-lock = L'agent SSH n'a plus la clé { $fingerprint }.
done-recover = La clé { $fingerprint } ouvre de nouveau le coffre.
done-unlock = Déverrouillé pour { $time } : l'agent SSH a la clé { $fingerprint } et ouvre le coffre.
unlock-already = Déjà déverrouillé : l'agent SSH a la clé { $fingerprint }, jusqu'à la fin du temps qui lui a été donné.
unlock-prepared = Déverrouillé : l'agent SSH avait déjà la clé { $fingerprint }, jusqu'à la fin du temps qui lui a été donné; il ouvre maintenant le coffre.
lock-nothing = Aucun agent SSH n'a la clé { $fingerprint }.
lock-forgotten = Le fichier par lequel un agent SSH ouvrait ce coffre est supprimé; déverrouiller le crée de nouveau.
lock-still = l'agent a toujours la clé
recover-known = Au registre, la clé est celle de { $name }; elle peut signer ce que permettent les rôles de cette personne. La clé de secours reste la même : gardez-la.
recover-stranger = La clé n'appartient à personne du registre : elle peut contrôler le coffre et ne signe rien tant que quelqu'un qui en a le droit ne lui donne pas de rôle avec `greenlight person add`. Si toutes les clés racines sont perdues, plus personne ne peut nommer d'administrateurs ni d'approbateurs. La clé de secours reste la même : gardez-la.
init-recovery =
    Voici la clé de secours de ce coffre, montrée cette seule fois et gardée nulle part. Écrivez-la sur papier et mettez-la sous clé :
      { $key }
    Elle ouvre le coffre quand toutes les autres clés sont perdues : greenlight recover
init-no-recovery = Aucune clé de secours n'a été créée. Si toutes les clés qui ouvrent le coffre sont perdues, ou toutes les phrases de passe oubliées, le coffre est perdu avec tous ses dossiers : personne ne peut plus l'ouvrir, ni aucune de ses copies de sauvegarde.
key-bare = La clé { $path } n'a pas de phrase de passe : qui lit le fichier signe en votre nom. Donnez-lui-en une : ssh-keygen -p -f { $path }
doctor-recovery = Clé de secours : créée; elle est sur papier
doctor-no-recovery = Clé de secours : aucune
prompt-new-passphrase = Nouvelle phrase de passe pour { $path }{" "}
prompt-passphrase-again = La même phrase de passe, encore une fois{" "}
prompt-recovery = Clé de secours, telle qu'elle est sur le papier{" "}
error-agent-garbled = Ce que l'agent SSH a répondu n'est pas une signature de votre clé.
error-agent-garbled-hint = Rien n'en a été employé. Voyez quel agent désigne SSH_AUTH_SOCK; sans cette variable, la phrase de passe vous est demandée.
error-agent-gone = Aucun agent SSH ne répond.
error-agent-gone-hint = Lancez un shell qui en a un : ssh-agent bash. Puis : greenlight unlock. Sans agent, la phrase de passe est demandée au terminal, et --passphrase-fd la prend d'un script.
error-agent-refused = L'agent SSH n'a plus votre clé, ou son usage a été refusé. Rien n'a été signé.
error-agent-refused-hint = Déverrouillez de nouveau : greenlight unlock
error-agent-unsettled = Le coffre reçoit une nouvelle clé, et ce n'est pas fini. Un agent SSH ne l'ouvre qu'après.
error-agent-unsettled-hint = Si cela a été interrompu, votre clé elle-même l'achève : donnez sa phrase de passe au terminal, ou avec --passphrase-fd : greenlight unlock
error-agent-unsteady = L'agent SSH signe les mêmes octets de deux façons; il ne peut donc pas ouvrir de coffre.
error-agent-unsteady-hint = Employez l'agent d'OpenSSH, ou retirez SSH_AUTH_SOCK : la phrase de passe vous est alors demandée.
error-bad-lifetime = « { $given } » n'est pas un temps pendant lequel un agent peut garder une clé.
error-bad-lifetime-hint = Écrivez-le comme pour ssh-add -t : 30m, 8h, 1d.
error-key-beside = { $path } existe, et la clé privée n'y est pas.
error-key-beside-hint = Rien n'est écrasé. Nommez une autre place pour la nouvelle clé : --identity FICHIER
error-key-only-public = Il n'y a ici que la moitié publique de { $path }.
error-key-only-public-hint = Nommez la clé privée : --identity FICHIER. Ou confiez-la à un agent SSH : ssh-add FICHIER
error-key-only-in-agent = L'agent SSH détient votre clé, mais il n'ouvre pas encore ce coffre : { $path } n'en est que la moitié publique.
error-key-only-in-agent-hint = Ouvrez le coffre une fois avec le fichier de la clé privée : greenlight unlock --identity FICHIER. L'agent suffit ensuite. Si ce fichier n'existe pas, employez la clé de secours : greenlight recover
error-no-recovery = Ce coffre n'a pas de clé de secours.
error-no-recovery-hint = Toute clé qui l'ouvre peut y admettre la vôtre : greenlight person add NOM --key FICHIER.pub --role RÔLE --scope PORTÉE
error-passphrase-differs = Les deux phrases de passe ne sont pas les mêmes.
error-passphrase-differs-hint = Rien n'a été créé. Relancez la commande.
error-passphrase-empty = Une nouvelle clé demande une phrase de passe.
error-passphrase-empty-hint = Tapez-en une. Pour vous en passer exprès : greenlight init --org PARTI --no-passphrase
error-prior-hidden = Vous ne pouvez pas voir le dossier antérieur possible { $file }.
error-prior-hidden-hint = Demandez à quelqu'un du palier national de trancher.
error-recovery-bad = Ce n'est pas une clé de secours : une lettre est fausse ou manque.
error-recovery-bad-hint = Elle commence par AGE-SECRET-KEY-1 et compte 74 lettres et chiffres; les espaces ne gênent pas.
error-recovery-wrong = Cette clé de secours n'est pas celle de ce coffre.
error-recovery-wrong-hint = Cherchez le papier écrit à la création du coffre, ou nommez le bon coffre : --store RÉPERTOIRE
error-secret-fd = Aucun secret ne peut être lu du descripteur { $fd } : { $error }
error-secret-fd-hint = Ouvrez-le dans le shell qui lance la commande, par exemple : greenlight --passphrase-fd 3 COMMAND 3< FICHIER. Une ligne, au plus 1 024 octets.
error-ssh-add = `ssh-add` ne l'a pas fait : { $error }
error-ssh-add-hint = Il vient avec OpenSSH et doit être dans le PATH; `ssh-add -l` montre ce que l'agent possède.
doctor-rollbacks = Anciennes copies du coffre que quelqu'un a acceptées : { $count } (`greenlight verify` dit par qui et pourquoi)
standing-deferred-back = reporté; un déclencheur s'est produit : de retour depuis le { $day }, rien n'est réglé
reversed-decision = Ceci prend la place de la décision { $decision }.
draft-signed = C'était le texte gardé { $number }; il n'est plus gardé.
done-draft-signed = { $case } { $name } : signé comme prévu ({ $item }).
brief-conflicting-applicant = Décisions contradictoires : deux ont été signées à l'insu l'une de l'autre. Ce dossier n'a pas d'issue tant que ce n'est pas tranché.
brief-agreeing-applicant = Deux décisions ont été signées à l'insu l'une de l'autre et concordent. Une seule, qui connaît les deux, doit encore être signée.
brief-nothing-told = Aucun motif n'a été inscrit à l'intention de la personne candidate.
brief-condition = { $text } · Échéance : { $day }. Preuve : { $evidence }. État : { $state }.
brief-unfounded-applicant = Un reproche qui vous a été soumis le { $day } a été examiné et est sans fondement.
brief-withdrawn-applicant = Retirée : constatation { $finding }, désormais : { $status }.
brief-put = Soumise à la personne candidate le { $day }.
heading-put = Ce qui a été soumis à la personne candidate
due-declare = Dites d'abord si quelque chose vous lie au dossier
declare-words = Tapez le mot none si rien ne vous lie, declare si quelque chose vous lie; Entrée seule arrête ici.
declare-ask = none, declare, ou rien pour s'arrêter ici{" "}
label-tie = Ce qui vous lie (? montre les mots){" "}
label-tie-text = En quelques mots (peut rester vide){" "}
reversed-decision-waits = Une fois en vigueur, ceci prend la place de la décision { $decision }.

## Boîtes d'échange
carrier-folder = répertoire
col-kind = Nature
col-mailbox = Boîte d'échange
col-place = Emplacement
done-mailbox-add = Boîte d'échange « { $name } » ajoutée : { $place }
done-mailbox-remove = Boîte d'échange « { $name } » retirée de ce coffre. Ce que contient son répertoire y reste.
mailbox-none = Aucune boîte d'échange. Partagez un répertoire avec vos collègues, puis : greenlight mailbox add NOM folder CHEMIN
mailbox-head = { $name } : { $place }
mailbox-bundles = { $count ->
    [one] Lecture possible : 1 envoi, { $size }, du { $oldest }.
   *[other] Lecture possible : { $count } envois, { $size }; le plus ancien est du { $oldest }.
}
mailbox-empty = Lecture possible : aucun envoi.
mailbox-writable = Écriture possible : un petit fichier y a été écrit, puis supprimé.
mailbox-passed-over = { $count ->
    [one] Un élément y porte le nom d'un envoi sans être un fichier de cette taille; Greenlight n'y touche pas.
   *[other] { $count } éléments y portent le nom d'envois sans être des fichiers de cette taille; Greenlight n'y touche pas.
}
mailbox-cut = Le répertoire contient plus de 100 000 fichiers, et seuls les premiers sont examinés. Consacrez-lui un répertoire à part.
help-mailbox = Où déposer et chercher les envois : des répertoires que transporte un autre programme
help-mailbox-more =
    Une boîte d'échange est un répertoire qu'un autre programme transporte d'un ordinateur à l'autre : OneDrive,
    SharePoint, Google Drive, Nextcloud, Syncthing, un partage, une clé USB. Il n'y entre que des envois scellés : qui
    l'héberge n'y lit rien. Ne partagez jamais le répertoire du coffre lui-même.
help-mailbox-add = Ajouter un répertoire où déposer et chercher les envois
help-mailbox-add--kind = Ce qui la transporte : folder (répertoire)
help-mailbox-add--name = Le nom que vous lui donnez, par exemple bureau
help-mailbox-add--place = Le répertoire, qui doit exister
help-mailbox-doctor = Examiner les boîtes d'échange : lecture, écriture, contenu
help-mailbox-doctor--name = Cette boîte seulement
help-mailbox-list = Afficher les boîtes d'échange
help-mailbox-remove = Ne plus utiliser une boîte d'échange; ce que contient son répertoire y reste
help-mailbox-remove--name = La boîte d'échange, par son nom
## Se joindre d'un autre ordinateur

help-join = Se joindre à un parti qui vous a invité : votre clé, votre coffre et la demande à renvoyer
help-join-more =
    Exemple :
      greenlight join theo.invitation
help-join--file = L'invitation; « - » la lit sur l'entrée standard
help-join--mailbox = Le répertoire que l'équipe partage, là où il est sur votre ordinateur; par défaut : celui de l'invitation, s'il y est
help-join--name = Votre nom au registre; par défaut : celui de l'invitation
help-join--out = Un nouveau fichier pour la demande; par défaut : aucun si une boîte d'échange la reçoit, sinon le nom de l'invitation suivi de « .request »
help-join--no-passphrase = Créer la nouvelle clé sans phrase de passe : qui lit le fichier la possède
help-join--no-recovery = Ne pas créer de clé de secours; plus rien n'ouvre alors le coffre si votre clé est perdue
help-person-invite = Inviter une personne à se joindre d'un autre ordinateur, par un fichier signé
help-person-invite-more =
    Exemple :
      greenlight person invite "Alex Roy" --role vetter --scope ON --out alex.invitation
help-person-invite--name = Le nom de la personne
help-person-invite--role = Un rôle que la personne aura; peut être répété, chaque fois avec sa --scope
help-person-invite--scope = Où ce rôle vaut : CA, une province comme ON ou une circonscription comme 35001
help-person-invite--mailbox = La boîte d'échange de l'équipe : le nom d'une des vôtres, ou sa nature et son emplacement, comme « folder /srv/boite »; jamais de mot de passe
help-person-invite--propose = Un réglage proposé aux premiers approbateurs; peut être répété
help-person-invite--channels = Les bureaux qui leur sont proposés : une liste TOML, comme pour channels import
help-person-invite--out = Le nouveau fichier de l'invitation
help-person-add--from = La demande d'une personne que vous avez invitée : son fichier, ou le nom de la personne si elle est venue par une boîte d'échange; « - » la lit sur l'entrée standard
help-person-add--invitation = L'invitation à laquelle elle répond, si un autre coffre l'a faite
help-person-add--same-person = La personne de ce nom qui est au registre se joint avec une autre clé
help-person-add--words = Les six mots que vous avez entendus, entre guillemets; « - » les lit sur l'entrée standard
invite-role = { $role } pour { $scope }
done-invite = Invitation dans { $path } pour { $name } : { $roles }. Elle vaut { $days } jours, pour une seule personne, et ne contient aucun secret.
invite-next = Envoyez le fichier à { $name }, qui lance : greenlight join FICHIER
done-join = Votre coffre pour { $party } est créé dans { $store }. Il est vide jusqu'à l'arrivée du premier envoi de { $inviter }.
join-words = Appelez { $inviter } à un numéro que vous connaissez et lisez ces six mots à voix haute : { $words }
join-send = Envoyez { $request } à { $inviter }; ce fichier ne contient aucun secret.
join-shared = La demande est dans la boîte d'échange { $place }, où { $inviter } la trouve avec « greenlight sync ». Une fois que vous êtes admis, votre propre « greenlight sync » apporte les personnes et les dossiers.
join-mailbox = Boîte d'échange de l'équipe : { $mailbox }. Ce n'est pas un répertoire de cet ordinateur. Là où se trouve votre copie : greenlight mailbox add equipe folder CHEMIN
asking-waits = Votre demande est dans les boîtes d'échange. { $inviter } vous admet une fois que vous lui avez lu ces six mots à voix haute, à un numéro que vous connaissez : { $words }
asking-too-old = Votre invitation est trop ancienne pour recevoir une réponse. Demandez-en une autre à { $inviter } et joignez-vous avec elle : greenlight join FICHIER
asks-to-join = { $name } demande à se joindre à l'équipe : { $roles }. Appelez { $name } à un numéro que vous connaissez, faites-vous lire les six mots, puis : greenlight person add --from "{ $name }"
asks-several = { $count } demandes sont venues au nom de { $name } : { $roles }. Une seule, au plus, est la bonne. Appelez { $name } à un numéro que vous connaissez et tapez les six mots entendus : greenlight person add --from "{ $name }" --words "..."
join-settings = { $inviter } propose des réglages. Une fois le premier envoi reçu : greenlight policy set { $settings } --why -
join-offices = { $inviter } propose aussi des bureaux. Une fois le premier envoi reçu : greenlight channels import FICHIER, avec le fichier de l'invitation
six-words = Les six mots de cette demande : { $words }
six-words-heard = { $name } vous a-t-il ou vous a-t-elle lu ces six mots? [o/n]
done-person-joined = { $name } a maintenant ces rôles : { $roles }, avec son propre coffre. Les six mots concordent. Clé : { $fingerprint }
joined-next = Le coffre de { $name } se remplit avec le premier envoi que vous faites.
error-changed-on-its-way = { $path } a été modifié après sa signature. Rien n'a été écrit.
error-changed-on-its-way-hint = Faites renvoyer le fichier, en pièce jointe et non comme texte.
error-newer-file = { $path } vient d'une version plus récente de Greenlight.
error-newer-file-hint = Mettez le programme à jour, puis réessayez.
error-not-invitation = { $path } n'est pas une invitation, ou est incomplet.
error-not-invitation-hint = Un administrateur en fait une : greenlight person invite NOM --role RÔLE --scope PORTÉE --out FICHIER
error-not-request = { $path } n'est pas une demande pour se joindre au parti, ou est incomplet.
error-not-request-hint = La personne invitée en fait une : greenlight join FICHIER
error-no-request = Il n'y a aucun fichier « { $name } », et personne de ce nom ne demande à se joindre au parti.
error-no-request-hint = « greenlight sync » regarde dans les boîtes d'échange et dit qui demande; sinon, nommez le fichier de la demande.
error-several-requests = { $count } demandes sont venues au nom de { $name }, et une seule est la bonne. Rien n'a été signé.
error-several-requests-hint = Appelez { $name } et tapez les six mots entendus : --words "MOT MOT MOT MOT MOT MOT"
error-invitation-old = L'invitation a été faite le { $day }; elle valait 30 jours.
error-invitation-old-hint = Un administrateur en fait une nouvelle : greenlight person invite NOM --role RÔLE --scope PORTÉE --out FICHIER
error-invitation-unknown = La demande répond à une invitation que ce coffre n'a pas faite. Rien n'a été signé.
error-invitation-unknown-hint = Si un autre de vos coffres l'a faite, ajoutez son fichier : --invitation FICHIER. Sinon, invitez de nouveau la personne.
error-invitation-used = Quelqu'un s'est déjà joint avec cette invitation, faite pour { $name }. Rien n'a été signé.
error-invitation-used-hint = Une invitation vaut pour une seule clé. Appelez { $name }; pour une autre clé, invitez de nouveau.
error-invitation-by = { $name }, qui a signé l'invitation, ne peut pas attribuer ces rôles maintenant. Rien n'a été signé.
error-invitation-by-hint = Invitez de nouveau la personne : greenlight person invite NOM --role RÔLE --scope PORTÉE --out FICHIER
error-joined-already = Un coffre de { $party } se trouve déjà dans { $path }.
error-joined-already-hint = Travaillez avec celui-là. Pour vous joindre d'un second ordinateur, utilisez l'invitation sur celui-ci.
error-store-of-another = Le coffre dans { $path } est d'un autre parti, et non de { $party }.
error-store-of-another-hint = Nommez un autre répertoire pour le nouveau coffre : --store RÉPERTOIRE
error-other-party = La demande dans { $path } est pour un autre parti. Rien n'a été signé.
error-other-party-hint = Nommez le coffre du parti qui a invité : --store RÉPERTOIRE
error-request-other-name = L'invitation est pour { $invited }, et la demande vient de { $name }. Rien n'a été signé.
error-request-other-name-hint = Pour { $name }, faites une autre invitation : greenlight person invite "{ $name }" --role RÔLE --scope PORTÉE --out FICHIER
error-words-differ = Ce ne sont pas les six mots de la demande de { $name }. Rien n'a été signé.
error-words-differ-hint = Rappelez { $name }. Si les mots diffèrent toujours, le fichier n'est pas celui qui vous a été envoyé : invitez de nouveau.
error-mailbox-secret = L'emplacement de la boîte d'échange contient un mot de passe.
error-mailbox-secret-hint = Une invitation ne contient aucun secret : omettez le mot de passe et transmettez-le de vive voix.
error-no-proposal = Des réglages et des bureaux ne se proposent qu'aux premiers approbateurs pour CA, avant toute politique.
error-no-proposal-hint = Omettez --propose et --channels. Un approbateur les fixe : greenlight policy set RÉGLAGE=VALEUR
error-roles-and-scopes = Chaque --role demande une --scope, et une invitation a au plus { $most } rôles.
error-roles-and-scopes-hint = Donnez-les par paires : --role vetter --scope ON --role reviewer --scope QC

## Oublier un dossier
done-forget = { $count ->
    [one] { $case } : oublié ici, { $count } événement. Ce que vos collègues ont leur reste.
   *[other] { $case } : oublié ici, { $count } événements. Ce que vos collègues ont leur reste.
}
done-forget-undo = { $case } peut revenir : le prochain envoi qui le contient sera reçu.
forget-sure = Retirer de ce coffre le dossier { $case } et tout ce qui s'y rattache? Il ne pourra pas être récupéré d'ici. [o/n]
verify-forgotten = { $count ->
    [one] { $count } événement fait partie d'un dossier oublié ici.
   *[other] { $count } événements font partie de dossiers oubliés ici.
}
help-forget = Retirer un dossier entier de votre propre coffre; ce que vos collègues ont leur reste
help-forget--although = Même si aucun coffre de collègue n'a confirmé avoir tout le dossier
help-forget--undo = Permettre qu'un dossier oublié soit reçu de nouveau avec le prochain envoi
help-forget--yes = Ne pas demander

## D'un coffre à l'autre
col-came = Ce qui est arrivé
came-new = nouveau dossier
came-events = { $count ->
    [one] 1 nouvel événement
   *[other] { $count } nouveaux événements
}
came-late = { $count ->
    [one] 1 acte de { $names } est arrivé trop tard pour compter
   *[other] { $count } actes de { $names } sont arrivés trop tard pour compter
}
came-conflict = ses décisions sont en conflit
came-roster = { $count ->
    [one] Personnes et règles : 1 nouvel événement.
   *[other] Personnes et règles : { $count } nouveaux événements.
}
came-documents = { $count ->
    [one] 1 document est arrivé.
   *[other] { $count } documents sont arrivés.
}
came-on-their-way = { $count ->
    [one] 1 document est encore en route.
   *[other] { $count } documents sont encore en route.
}
came-mended = { $count ->
    [one] 1 événement endommagé a été réparé.
   *[other] { $count } événements endommagés ont été réparés.
}
came-missing = { $count ->
    [one] Une ou un collègue a quelque chose qui n'est pas encore ici; un prochain envoi l'apportera.
   *[other] Des collègues ont { $count } éléments qui ne sont pas encore ici; de prochains envois les apporteront.
}
came-forgotten = { $count ->
    [one] 1 dossier que vous avez retiré est revenu et n'a pas été repris : greenlight forget DOSSIER --undo
   *[other] { $count } dossiers que vous avez retirés sont revenus et n'ont pas été repris : greenlight forget DOSSIER --undo
}
came-nothing = Rien de nouveau.
came-see-due = Ce que vous avez à faire maintenant : greenlight due
came-still-empty = Votre rôle n'est pas encore arrivé : il n'y a rien à afficher.
done-bundle = { $cases ->
    [0] Personnes et règles pour { $names } : { $files }
    [one] 1 dossier pour { $names } : { $files }
   *[other] { $cases } dossiers pour { $names } : { $files }
}
sync-not-here = { $count ->
    [one] 1 envoi n'est pas encore entièrement ici; le prochain échange regardera de nouveau.
   *[other] { $count } envois ne sont pas encore entièrement ici; le prochain échange regardera de nouveau.
}
sync-early = { $count ->
    [one] 1 envoi en attend un autre qui n'est pas encore arrivé.
   *[other] { $count } envois en attendent d'autres qui ne sont pas encore arrivés.
}
sync-lost = { $count ->
    [one] 1 de vos envois n'a pas atteint tout le monde; son contenu est envoyé de nouveau.
   *[other] { $count } de vos envois n'ont pas atteint tout le monde; leur contenu est envoyé de nouveau.
}
sync-sent = { $count ->
    [0] Documents déposés pour { $names }.
    [one] Déposé pour { $names } : 1 journal.
   *[other] Déposés pour { $names } : { $count } journaux.
}
sync-sent-nothing = Rien à envoyer.
sync-without-key = Rien n'est envoyé à ces personnes, car aucune de leurs clés n'a de rôle : { $names }
sync-silent = { $count ->
    [one] Sans nouvelles de { $name } depuis 1 jour.
   *[other] Sans nouvelles de { $name } depuis { $count } jours.
}
sync-went-back = Le coffre de { $name } est revenu à une copie plus ancienne, ou deux copies servent en même temps. Demandez à { $name } ce qui s'est passé; ce qui manque est envoyé de nouveau.
names-and-more = { $names } et { $count ->
    [one] { $count } autre
   *[other] { $count } autres
}
sync-withdrawn = { $count ->
    [one] { $count } envoi a été retiré de la boîte d'échange, car une personne sans rôle pouvait l'ouvrir; les autres en reçoivent un nouveau.
   *[other] { $count } envois ont été retirés des boîtes d'échange, car une personne sans rôle pouvait les ouvrir; les autres en reçoivent de nouveaux.
}
sync-ahead = { $name } connaissait des événements de ce coffre qui n'y sont plus : une copie plus ancienne a été remise en place, ou deux copies servent en même temps. Les collègues envoient ce qu'ils ont; vérifiez ce que vous avez signé depuis.
missing-case = Dossier { $case } : chez { $names } se trouve ce qui n'est pas arrivé ici. C'est peut-être en route : greenlight sync
missing-roster = Personnes et règles : chez { $names } se trouve ce qui n'est pas arrivé ici. C'est peut-être en route : greenlight sync
missing-more = { $count ->
    [one] Il en est de même pour { $count } autre dossier.
   *[other] Il en est de même pour { $count } autres dossiers.
}
doctor-not-here = Dossiers dont des collègues ont ce qui n'est pas arrivé ici : { $count } (`greenlight verify` les nomme)
doctor-went-back = Coffres de collègues revenus à une copie plus ancienne : { $count }
doctor-is-behind = Des collègues connaissaient des événements de ce coffre qui n'y sont plus : une copie plus ancienne a été remise en place, ou deux copies servent en même temps.
doctor-forgotten = Dossiers oubliés ici : { $count }
error-bundle-early = Cet envoi s'appuie sur des événements qui ne sont pas encore arrivés : { $file }
error-bundle-early-hint = Recevez d'abord les autres, ou nommez tous les fichiers à la fois : greenlight receive FICHIER FICHIER. Rien n'en est perdu d'ici là.
error-bundle-newer = Cet envoi vient d'un Greenlight plus récent : { $file }
error-bundle-newer-hint = Mettez Greenlight à jour, puis recevez-le de nouveau. Rien n'en est perdu d'ici là.
error-bundle-party = Cet envoi est celui d'un autre parti : { $file }
error-bundle-party-hint = Nommez le coffre de ce parti avec « --store », ou demandez à qui vous l'a envoyé.
error-bundle-request = C'est une demande pour se joindre au parti, et non un envoi : { $file }
error-bundle-request-hint = Laissez-la dans la boîte d'échange; « greenlight sync » la trouve et dit qui demande.
error-bundle-sealed = Cet envoi n'est pas pour votre clé, ou a été modifié ou tronqué en route : { $file }
error-bundle-sealed-hint = Redemandez-le à qui l'a envoyé, pour la clé que montre « greenlight whoami ».
error-bundle-stranger = Personne au registre n'a la clé qui a signé cet envoi : { $file }
error-bundle-stranger-hint = Si cette personne vient de se joindre à l'équipe, recevez d'abord l'envoi de l'administration.
error-bundle-unsound = Cet envoi n'est pas valide, et rien n'en a été repris : { $file } ({ $why })
error-bundle-unsound-hint = Gardez le fichier et montrez-le à l'administration : il a été modifié en route, ou le coffre d'où il vient l'a été.
error-mailbox-none = Il n'y a aucune boîte d'échange où regarder.
error-mailbox-none-hint = Ajoutez le répertoire que partage l'équipe : greenlight mailbox add NOM folder CHEMIN. Sans répertoire : greenlight bundle DOSSIER --for PERSONNE --out FICHIER
error-may-not-see = { $name } ne peut pas voir le dossier { $case } : il ne lui est pas envoyé.
error-may-not-see-hint = Retirez le dossier ou le nom. Qui voit un dossier dépend du rôle, de la circonscription et des récusations : greenlight person list
error-no-usable-key = Aucune clé de ces personnes n'a de rôle : rien ne peut leur être envoyé : { $names }
error-no-usable-key-hint = L'administration accorde les rôles : greenlight person grant. Ou retirez les noms.
help-bundle = Sceller des dossiers pour des collègues dans un fichier, à porter soi-même
help-bundle-more =
    Chaque dossier part entier, avec ce qui manque aux destinataires du registre et des documents. Eux seuls peuvent
    l'ouvrir. Un dossier que l'un d'eux ne peut pas voir est refusé, de même qu'une personne sans rôle.
help-bundle--cases = Les dossiers; sans aucun, seulement les personnes et les règles
help-bundle--out = Le fichier; s'il serait trop gros, d'autres suivent avec un numéro
help-bundle--people = Pour qui; à répéter pour plusieurs
help-receive = Recevoir les envois de collègues : tout ou rien
help-receive-more =
    Le même envoi ne change rien la seconde fois, et l'ordre est sans importance. Ce qui s'appuie sur des événements qui
    ne sont pas encore arrivés attend : nommez aussi les autres fichiers.
help-receive--files = Les envois
help-sync = Recevoir ce qui se trouve dans les boîtes d'échange, puis y déposer ce qui revient aux collègues
help-sync-more =
    Vous envoyez ce que vous avez signé; ce que d'autres ont signé n'est envoyé par d'autres qu'après un jour, à qui il
    manque encore. Personne ne reçoit un dossier qu'il ne peut pas voir.
help-sync--mailbox = Cette boîte seulement

## Recevoir un avis de retard
done-notify-set = Dès qu'une tâche est en retard ou qu'un danger est signalé, « greenlight sync » et « greenlight due --exit-code » lancent : { $command }
notify-try = Pour voir si elle vous joint : greenlight notify try
notify-none = Aucune commande n'est fixée. Pour recevoir un avis de retard : greenlight notify set -- PROGRAMME ARGUMENT...
notify-trial = Ceci est un essai; il ne signale aucun retard. Greenlight peut vous joindre.
done-notify-try = La commande s'est bien terminée. Voyez si la ligne vous est parvenue.
done-notify-off = Plus aucune commande n'est lancée.
notify-overdue = { $count ->
    [one] { $count } tâche est en retard
   *[other] { $count } tâches sont en retard
}
notify-danger = { $count ->
    [one] { $count } danger
   *[other] { $count } dangers
}
notify-line = { $what }; ouvrez Greenlight.
error-notifier-absent = Le programme qui doit vous avertir des retards est introuvable : { $program }
error-notifier-absent-hint = Installez-le, ou nommez-en un autre : greenlight notify set -- PROGRAMME ARGUMENT...
error-notifier-ended = Le programme qui doit vous avertir des retards a été interrompu avant la fin : { $program }
error-notifier-ended-hint = Essayez-le vous-même : greenlight notify try. L'avis viendra la prochaine fois.
error-notifier-failed = Le programme qui doit vous avertir des retards a échoué : { $program } (code de sortie { $code })
error-notifier-failed-hint = Essayez-le vous-même : greenlight notify try. L'avis viendra la prochaine fois.
error-notifier-garbled = Le fichier qui nomme la commande pour vous avertir n'a pas été écrit par Greenlight : { $path }
error-notifier-garbled-hint = Nommez la commande de nouveau : greenlight notify set -- PROGRAMME ARGUMENT...
error-notifier-none = Aucune commande n'est fixée pour vous avertir.
error-notifier-none-hint = Fixez-en une : greenlight notify set -- PROGRAMME ARGUMENT...
error-notifier-slow = Le programme qui doit vous avertir des retards a pris plus de 20 secondes et a été arrêté : { $program }
error-notifier-slow-hint = Essayez-le vous-même : greenlight notify try. L'avis viendra la prochaine fois.
error-notifier-unsafe = Un autre compte peut écrire le fichier qui nomme la commande pour vous avertir; elle n'est donc pas lancée : { $path }
error-notifier-unsafe-hint = Voyez qui l'a changé, retirez aux autres le droit d'y écrire, puis nommez la commande de nouveau : greenlight notify set -- PROGRAMME ARGUMENT...
value-program = PROGRAMME
help-notify = Recevoir un avis de retard par une commande de votre choix : courriel, téléavertisseur
help-notify-more =
    « greenlight sync » et « greenlight due --exit-code » la lancent avec une seule ligne, comme « 2 tâches sont en
    retard, 1 danger; ouvrez Greenlight. » Elle ne contient ni nom ni texte d'un dossier, et vient une fois pour chaque
    tâche. La ligne est sur l'entrée standard de la commande, et à la place de « {"{}"} » dans ses arguments. La commande
    est gardée dans votre propre répertoire et lancée sans interpréteur.

    Exemples :
      greenlight notify set -- mail -s Greenlight alex@example.org
      greenlight notify set notify-send Greenlight {"{}"}
help-notify-set = Nommer la commande
help-notify-set--command = Le programme et ses arguments; « {"{}"} » dans un argument devient la ligne
help-notify-show = Montrer la commande
help-notify-try = Lancer la commande maintenant, avec une ligne qui dit que c'est un essai
help-notify-off = Ne plus lancer aucune commande
