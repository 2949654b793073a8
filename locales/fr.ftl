# Les messages de Greenlight en français. Mêmes identifiants et variables que en.ftl; un essai y veille.
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
district-not-found = Aucune circonscription ne s’appelle « { $text } ».
district-several = « { $text } » correspond à plusieurs circonscriptions.
district-did-you-mean = Vouliez-vous dire : { $suggestions } ?
district-bad-code = « { $text } » n’est pas un code de circonscription : cinq chiffres, dont les deux premiers désignent une province.
district-bad-scope = « { $text } » n’est pas une portée : CA, une province comme ON, ou un code de circonscription comme 35001.

## Ce qui a été détecté
intake-encoding = Encodage : { $encoding }, détecté
intake-encoding-given = Encodage : { $encoding }, tel qu’indiqué
intake-sample = Un extrait de son texte : { $sample }
intake-delimiter = Séparateur : { $delimiter }, détecté
intake-delimiter-given = Séparateur : { $delimiter }, tel qu’indiqué
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
intake-dates-mixed = Dates dans « { $column } » : le jour vient en premier à la ligne { $day_first }, le mois à la ligne { $month_first }
intake-order-day-month-year = jour, mois, année
intake-order-month-day-year = mois, jour, année
intake-order-year-month-day = année, mois, jour
intake-unplaced = Conservées avec chaque dossier, bien que le plan ne les nomme pas : { $columns }
intake-preview = Rien n’a encore été importé. Pour importer, ajoutez --apply.
intake-nothing-new = Rien de nouveau : toutes les lignes de ce fichier ont déjà été importées.

## Le fichier n'est pas un tableau
intake-file-too-large = Le fichier dépasse { $max_bytes } octets.
intake-too-many-rows = Le fichier compte plus de { $max_rows } lignes.
intake-too-many-columns = La ligne { $row } compte plus de { $max_columns } colonnes.
intake-cell-too-long = Une cellule de la ligne { $row }, colonne { $column }, dépasse { $max_bytes } octets.
intake-bad-encoding = Le fichier n’est pas du texte en { $encoding }.
intake-bad-encoding-hint = Enregistrez-le de nouveau en « CSV UTF-8 », ou indiquez son encodage dans le plan : encoding = "…".
intake-empty = Le fichier ne contient aucune ligne.
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
intake-map-toml = Le plan ne peut être lu à la ligne { $line } : { $message }
intake-map-blank = « { $field } » est vide dans le plan.
intake-map-consent-without-date = Le consentement à « { $check } » n’a pas de date.
intake-map-consent-without-date-hint = Nommez une colonne de date dans le consentement, ou submitted_at dans [columns].
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
intake-ambiguous-date-hint = Indiquez-le dans le plan : date_order = "day-month-year" (ou "month-day-year").
intake-mixed-dates = le jour vient en premier à la ligne { $day_first }, le mois à la ligne { $month_first }
intake-consent-without-date = le consentement à « { $check } » n’a pas de date
intake-bad-language = « { $text } » n’est ni l’anglais ni le français
intake-no-key = la ligne n’a pas de clé
intake-key-too-long = une clé de { $chars } caractères; le maximum est de { $max_chars }
intake-duplicate-key = la même clé que la ligne { $first_row }
intake-row-too-large = la ligne est trop volumineuse pour un dossier : { $bytes } octets; le maximum est de { $max_bytes }

## JSON strict
intake-json-too-large = Le JSON dépasse { $max_bytes } octets.
intake-json-too-deep = Le JSON compte plus de { $max_depth } niveaux.
intake-json-duplicate-key = La clé « { $key } » figure deux fois dans un même objet.
intake-json-not-an-object = Le JSON n’est pas un objet.
intake-json-syntax = JSON non valide à la ligne { $line }, colonne { $column }.

## Rapports de fournisseurs
vendor-not-a-report = Ceci n’est pas un rapport de { $vendor }.
vendor-several-reports = Le fichier contient plus d’un rapport, ou ceux de plus d’une personne.
vendor-no-check = Le rapport ne contient ni vérification du casier judiciaire ni vérification de crédit.
vendor-dropped = Supprimés, car inutiles à un dossier de vérification : { $dropped }
vendor-includes-cancelled = Des parties du rapport ont été annulées. Un rapport sans mention dont des parties ont été annulées est un rapport incomplet.
vendor-disputed = La personne candidate conteste le rapport.
vendor-revised = Le rapport a été terminé de nouveau après une contestation.
vendor-unknown-value = « { $value } » dans { $field } n’est pas une valeur connue. Elle a été conservée telle quelle, sans être tenue pour favorable.
vendor-ambiguous-none = NONE dans { $field } peut vouloir dire que rien n’a été trouvé ou que rien n’a été fait. La valeur n’a pas été tenue pour favorable.
vendor-opinion-ignored = { $field } est le jugement de quelqu’un sur la personne. Il a été conservé tel quel, sans être repris.
vendor-not-read = { $field } n’est ni une vérification canadienne du casier judiciaire ni une vérification de crédit. Rien n’a été consigné comme vérification.
vendor-police-kind-not-stated = Le rapport ne dit pas si { $field } porte sur le casier judiciaire seul ou aussi sur les affaires judiciaires.
vendor-vulnerable-sector-dropped = { $field } est une vérification des antécédents en vue d’un travail auprès de personnes vulnérables, illégale pour une candidature. Elle a été supprimée.
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
phase-endorsed = candidature appuyée par le parti
phase-confirmed = candidature confirmée
phase-polled = scrutin tenu
phase-withdrawn = retrait
phase-lapsed = caduc
status-open = ouvert
status-recommended = recommandation faite
status-awaiting-second = en attente d'un second accord
status-greenlit = feu vert
status-conditional = feu vert sous conditions
status-withheld = feu vert refusé
status-contested = contesté
status-withdrawn = retrait
status-lapsed = caduc
status-closed = fermé
outcome-greenlight = feu vert
outcome-greenlight-with-conditions = feu vert sous conditions
outcome-withhold = refus du feu vert
reason-legal = motif juridique
reason-financial = motif financier
reason-ethical = motif éthique
reason-candour = manque de franchise
reason-values = valeurs
reason-fi = ingérence étrangère
reason-ineligible = inéligibilité
reason-incomplete = dossier incomplet
reversal-ground-appeal = appel
reversal-ground-new-facts = faits nouveaux
reversal-ground-error = erreur
decision-state-effective = en vigueur
decision-state-awaiting-second = encore sans effet : en attente d'un second accord
decision-state-lapsed = caduque, sans effet : du nouveau est arrivé avant le second accord
decision-state-reversed = renversée
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
record-kind-reply = réponse
record-kind-notice = avis
record-kind-note = note
record-kind-counsel = avis juridique
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
flag-step-raised = soulevé, pas encore pris en charge
flag-step-accepted = pris en charge
flag-step-answered = répondu
flag-step-returned = renvoyé
flag-step-passed-up = transmis plus haut, pas encore pris en charge
standing-ok = compte
standing-late = tardif
standing-void = nul

## Mots des listes : vérifications et documents
check-police = vérification du casier judiciaire
check-credit = vérification du crédit
check-declaration = déclaration
check-eligibility = vérification de l'éligibilité
check-court-register = vérification du registre des tribunaux
check-online = vérification des publications en ligne
check-interview = entrevue
check-references = vérification des références
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
check-status-waived = levée
check-result-negative = aucun casier sous ce nom et cette date de naissance
check-result-confirmed-declared = le casier déclaré est confirmé
check-result-incomplete = non résolue
check-result-certified-none = attesté par empreintes : aucun casier
check-result-certified-record = attesté par empreintes : un casier
check-result-clear = rien à signaler
check-result-review = à examiner par une personne
check-result-no-hit = aucun dossier au bureau de crédit (neutre)
check-result-unknown = libellé que nous ne connaissons pas
check-result-none = aucun résultat inscrit
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
document-step-received = reçu
document-step-authenticated = authentifié
document-step-read = lu
usability-usable = utilisable
usability-waived = levée
usability-missing = pas commencée
usability-not-read = pas encore lue
usability-unresolved = non résolue
usability-too-narrow = les affaires judiciaires ne sont pas couvertes
usability-undated = la date du document n'est pas inscrite
usability-future-dated = datée d'après aujourd'hui
usability-stale = trop ancienne aujourd'hui
usability-stale-on-the-day = valide aujourd'hui, trop ancienne le jour qui compte

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
handling-p = P, peut être transmise
handling-c = C, seulement à la condition énoncée
severity-0 = information
severity-1 = mineur, ancien ou divulgué
severity-2 = gênant en public, explicable
severity-3 = coûterait sans doute la candidature si confirmé
severity-4 = empêchement légal, danger pour quelqu'un ou ingérence étrangère consciente
posture-target = cible
posture-unwitting = à son insu
posture-semi-witting = à demi consciente
posture-witting = consciente
posture-unknown = inconnue

## Mots des listes : droit et portes
gate-consent = consentement
gate-checks = vérifications
gate-flags = signalements
gate-findings = constatations
gate-conflict = conflit d'intérêts
gate-recommendation = recommandation
gate-contested = contestation
gate-second = second accord
gate-source = source
purpose-greenlight = un feu vert
purpose-withhold = un refus
purpose-every-decision = toute décision
lifter-vetter = un vérificateur, un réviseur ou un approbateur
lifter-senior-other = un réviseur ou un approbateur autre que l'auteur
lifter-provincial = un réviseur, au palier provincial
lifter-national = un approbateur, au palier national
lifter-leader = le bureau du chef
lifter-person = la personne elle-même
lifter-anyone-else = quelqu'un d'autre que la personne qui décidera
lifter-approver = un approbateur
lifter-two-approvers = deux approbateurs
second-rule-all = toute décision attend un second accord
second-rule-floor = les refus, les renversements, les levées et les feux verts que personne d'autre n'a recommandés attendent un second accord
purge-rule-retention = délai de conservation échu
purge-rule-read = rapport brut, une fois lu
purge-rule-unlawful = n'aurait jamais dû être inscrit
purge-extent-all = texte et document
purge-extent-document = document seulement

## Portes : ce qui manque
gap-consent = Sans consentement { $for } : { $check }, pourtant commencée.
gap-check-missing = Pas commencée : { $check }.
gap-check-not-read = Pas lue : { $check }. État : { $status }.
gap-check-unresolved = Rien de définitif : { $check }, { $result }. La plupart des causes sont innocentes.
gap-check-too-narrow = Trop étroite : { $check }. Elle ne couvre que le casier; il faut aussi les affaires judiciaires.
gap-check-undated = Sans date inscrite : { $check }.
gap-check-from-the-future = Datée du { $day }, après aujourd'hui : { $check }.
gap-check-stale = Trop ancienne : { $check }, valide jusqu'au { $until }.
gap-check-stale-on = Trop ancienne le { $day }, le jour qui compte : { $check }, valide jusqu'au { $until }.
gap-flag = Le signalement { $flag } est ouvert à ce palier : { $tier }.
gap-finding-open = La constatation { $finding }, de gravité { $severity }, est ouverte.
gap-finding-not-put = La constatation { $finding } n'a pas été soumise à la personne candidate, et rien ne dit pourquoi.
gap-conflict-recused = { $person } est sous récusation; personne d'autre n'a repris son travail antérieur.
gap-conflict-undeclared = { $person } n'a pas déclaré s'il y a conflit d'intérêts.
gap-recommendation = Personne d'autre, sans récusation, n'a fait de recommandation.
gap-contested = Deux décisions tiennent, prises sans se connaître.
gap-second = La décision { $decision } attend son second accord.
gap-second-lapsed = La décision { $decision } est caduque : du nouveau est arrivé avant le second accord.
gap-source-nothing = Rien au dossier ne pourrait fonder un refus.
gap-source-grade = Rien de ce qui le fonde n'atteint la cote { $bar }, et aucun document ni aucune vérification n'en fait partie.
gap-source-one-origin = Il ne repose que sur les dires d'une seule origine.
missing-for = Avant { $purpose }
missing-who = par { $who }

## Règles de contenu
rule-body-shape = Ce qui a été donné n'a pas la forme de `{ $verb }`.
rule-day-ahead = Le { $day } n'est pas encore venu; nous sommes le { $today }.
rule-name-empty = Un dossier a besoin du nom de la personne candidate.
rule-question-empty = Un signalement a besoin d'une question.
rule-text-empty = Le texte est vide.
rule-why-empty = Les motifs sont vides.
rule-innocent-empty = L'explication innocente mise à l'épreuve manque.
rule-innocent-empty-hint = Inscrivez la raison anodine la plus probable de la conduite et ce qui a été fait pour l'éprouver.
rule-reason-missing = Un refus a besoin d'un code de motif.
rule-reason-missing-hint = Ajoutez `--reason` avec l'un de ceux-ci : legal, financial, ethical, candour, values, fi, ineligible, incomplete.
rule-condition-missing = Un feu vert sous conditions a besoin d'au moins une condition.
rule-condition-missing-hint = Donnez à chaque condition son texte, son responsable, son échéance et sa preuve.
rule-ground-missing = Un renversement a besoin de son fondement.
rule-ground-missing-hint = Ajoutez `--ground` avec l'un de ceux-ci : appeal, new-facts, error.
rule-result-does-not-fit = Le résultat « { $result } » ne peut pas venir de ceci : { $check }.
rule-read-without-result = Une vérification lue a un résultat.
rule-read-without-result-hint = Ajoutez `--result`; si le libellé est inconnu, `unknown` garde les mots du fournisseur.
rule-case-closed = Le dossier est fermé.
rule-case-closed-hint = On peut le rouvrir avec un motif; les notes, les avis et les signalements de danger sont toujours reçus.
rule-case-not-closed = Le dossier n'est pas fermé.
rule-close-flag = Le signalement { $flag } est encore ouvert à ce palier : { $tier }.
rule-close-awaiting = Une décision attend encore son second accord.
rule-close-deferral = Un report court encore.
rule-close-deferral-hint = Mettez d'abord fin au report; « rien pour l'instant » doit avoir une fin.
rule-finding-lighten-another = Qui a écrit une constatation de gravité 2 ou plus n'en allège pas le poids.
rule-finding-lighten-another-hint = Un réviseur ou un approbateur qui ne l'a pas écrite peut le faire.
rule-second-not-needed = La décision n'a plus besoin d'un second accord.
rule-second-lapsed = La décision est caduque; elle ne peut plus recevoir de second accord.
rule-second-lapsed-hint = Décidez de nouveau, en ayant vu ce qui est nouveau.

## Le droit
denied-roster-citation = L'acte ne s'appuie pas sur le registre sur lequel le dossier s'appuie, ou un rôle a pris fin entre-temps.
denied-parent-void = L'acte s'appuie sur un événement qui n'a jamais compté.
denied-stranger = La clé n'appartient à personne du registre.
denied-role = Pour { $act }, il faut le rôle { $roles } dans la circonscription.
denied-nobody = Personne ne peut faire cela : { $why }.
denied-recused = Une personne récusée peut seulement déclarer, ou signaler un danger.
denied-interest = Un membre de l'association de circonscription ne décide pas et ne donne pas de second accord.
denied-raiser = Qui a soulevé un signalement ne le prend pas en charge et n'y répond pas.
denied-tier = Il faut un rôle de ce palier ou d'un palier supérieur : { $tier }.
denied-target = L'acte nomme quelque chose qui ne s'y prête pas : { $what }.
denied-no-recommendation = Personne d'autre, sans récusation, n'a fait de recommandation.
denied-only-reverse = Une décision tient; seul un renversement peut la suivre.
denied-not-another = Le second accord vient d'une personne qui n'a écrit ni l'acte ni la recommandation.
denied-detail-the-verb-belongs-to-the-roster = ce verbe appartient au registre
denied-detail-greenlit-is-read-from-the-decision = le « feu vert » se lit dans la décision, il ne s'inscrit pas
denied-detail-nobody-ends-their-own-recusal = personne ne met fin à sa propre récusation
denied-detail-no-such-flag = ce signalement n'existe pas
denied-detail-the-flag-is-answered = le signalement a sa réponse
denied-detail-a-flag-returns-to-a-lower-tier = un signalement se renvoie vers un palier inférieur
denied-detail-no-tier-is-above-the-leader-s = il n'y a pas de palier au-dessus du bureau du chef
denied-detail-what-it-continues-or-corrects = ce qu'il poursuit ou corrige
denied-detail-what-it-adopts = ce qu'il reprend
denied-detail-no-such-deferral = ce report n'existe pas
denied-detail-no-such-decision-in-effect = cette décision n'est pas en vigueur
denied-detail-no-such-decision = cette décision n'existe pas
denied-detail-it-needs-no-second = aucun second accord n'est requis
denied-detail-nothing-there-waits-for-a-second = rien n'y attend un second accord
denied-detail-a-report-once-read-loses-its-document-only = un rapport déjà lu ne perd que son document
denied-detail-a-legal-hold-stops-this-rule-of-purge = une mise en suspens juridique arrête cette règle de purge
roster-refusal-not-root = Seule une clé racine accorde et révoque le rôle { $role }.
roster-refusal-not-admin = Seul un administrateur accorde et révoque le rôle { $role }.
roster-refusal-key-taken = Cette clé appartient à une autre personne, pour toujours.
roster-refusal-not-national-approver = La politique est fixée par un approbateur pour tout le Canada.
roster-refusal-not-another = Une politique reçoit son second accord d'un autre approbateur pour tout le Canada.
roster-refusal-parent-void = L'acte s'appuie sur un événement qui n'a jamais compté.

## La table des pouvoirs : ce que chaque rangée permet
row-open = ouvrir un dossier
row-place = déplacer un dossier vers une autre circonscription de la province
row-place-other-province = déplacer un dossier vers une autre province
row-phase = fixer la phase
row-phase-nominated-or-later = fixer la phase à l'investiture ou plus tard
row-phase-back = revenir à une phase antérieure
row-assign = confier un dossier à quelqu'un
row-declare-oneself = déclarer son propre conflit d'intérêts, ou qu'il n'y en a pas
row-declare-another = récuser quelqu'un d'autre
row-declare-end-of-recusal = mettre fin à la récusation de quelqu'un
row-record = verser quelque chose au dossier
row-record-note = écrire une note
row-record-counsel = verser un avis juridique
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
row-waive = lever une vérification requise ou une condition
row-met = dire qu'une condition est remplie
row-second = donner un second accord
row-second-release = donner un second accord à une mainlevée ou à une purge
row-close = fermer un dossier
row-reopen = rouvrir un dossier
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
district-credit = Contient de l'information visée par la Licence du gouvernement ouvert – Canada
standing-phase = phase : { $phase }
standing-tier = palier : { $tier }
standing-status = état : { $status }
days-unknown = Le jour de l'assemblée et la clôture des candidatures ne sont pas encore connus.
days-to-meeting = { $days ->
    [0] L'assemblée d'investiture a lieu aujourd'hui, le { $day }.
    [one] Il reste { $days } jour avant l'assemblée d'investiture du { $day }.
   *[other] Il reste { $days } jours avant l'assemblée d'investiture du { $day }.
}
days-to-close = { $days ->
    [0] La clôture des candidatures est aujourd'hui, le { $day }.
    [one] Il reste { $days } jour avant la clôture des candidatures du { $day }.
   *[other] Il reste { $days } jours avant la clôture des candidatures du { $day }.
}
signed = { $name }, { $day }
check-superseded = remplacée par une plus récente
check-read = lue : { $result }
check-result-said = selon le fournisseur : { $result }
check-of-kind = { $check } ({ $kind })
check-good-until = valide jusqu'au { $day }
check-was-good-until = était valide jusqu'au { $day }
check-good-only-until = valide jusqu'au { $day }, trop ancienne le jour qui compte
grade-line = cote { $grade }
grade-none = sans cote
severity-line = gravité { $severity }
posture-line = position : { $posture }
reason-line = motif : { $reason }
seconded-by = second accord : { $who }
flag-open = palier { $tier } : { $state }
flag-safety = danger pour quelqu'un
flag-due = demandé pour le { $day }
recommendation-recused = son auteur est sous récusation; aucune décision ne peut s'y appuyer
condition-line = { $text } Responsable : { $owner }. Échéance : { $day }. Preuve : { $evidence }. État : { $state }.
contested-line = Contesté : deux décisions tiennent, prises sans se connaître. La plus stricte vaut jusqu'à ce que deux approbateurs tranchent.
apart-line = { $what } : valeurs divergentes; { $name } a écrit : { $value }
apart-name = Le nom
apart-district = La circonscription
apart-phase = La phase
apart-assigned = Qui y travaille
apart-closed = La fermeture
decision-unseen = { $count ->
    [one] Décidé sans avoir vu ceci : { $ids }.
   *[other] Décidé sans avoir vu ces { $count } éléments : { $ids }.
decision-mark = Décidé alors qu'une condition manquait : { $gap }
}
heading-recommendations = Recommandations
heading-decisions = Décisions
heading-checks = Vérifications
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
heading-counsel = Avis juridiques
heading-conditions = Conditions
heading-missing = Ce qui manque
heading-findings-all = Constatations
label-also-known-as = Autres noms
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
label-not-put = Pas soumise à la personne candidate, parce que
label-handling = Diffusion
label-innocent = Explication innocente mise à l'épreuve
applicant-says = La personne candidate dit ({ $day }) :{" "}
put-no-reply = Soumise à la personne candidate le { $day }; pas encore de réponse.
not-put = Pas encore soumise à la personne candidate.
purged-text = Le texte a été purgé.
consent-given = { $check } : consentement { $for }, { $day }
consent-withdrawn = { $check } : consentement { $for } retiré, { $day }
deferral-line = Revient le { $day }; responsable : { $name }
waits-for-second = attend un second accord
waiting-line = `{ $verb }` ({ $id }), de { $name }, attend un second accord.
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

## La suite
next-heading = La suite
next-nothing = Rien ne manque.
next-reverse = Trancher la contestation : une décision qui connaît les deux, et son second accord.
next-second = Donner le second accord, ou laisser la décision devenir caduque.
next-recommend = Toutes les autres portes sont ouvertes : quelqu'un qui ne décidera pas recommande.
next-decide = Toutes les portes sont ouvertes : décider.
next-condition = Examiner la première condition à remplir et dire quand elle l'est.
next-notice = Informer la personne candidate et inscrire quand.
next-brief = Remettre la note de synthèse.
next-close = Fermer le dossier.

## La note de synthèse
brief-title = Note de synthèse
brief-contested = Contesté : deux décisions tiennent, prises sans se connaître. Ce dossier n'a pas d'issue tant que deux approbateurs n'ont pas tranché. D'ici là, la plus stricte vaut.
brief-conditional = Feu vert sous conditions seulement : voir les conditions plus bas.
brief-awaiting = La décision ci-dessous est encore sans effet : elle attend un second accord.
brief-lapsed = La décision ci-dessous est caduque et sans effet : du nouveau est arrivé avant le second accord.
brief-undecided = Pas encore de décision.
brief-none = Aucun élément.
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
brief-issued = Remise par { $name } le { $time }, pour : { $audience }. Copie { $copy }.
brief-draft = Préparée le { $time } par { $name }. Pas remise.
brief-generated = Chaque ligne est tirée du registre signé; rien n'a été retapé.
brief-worst = gravité la plus haute : { $severity }

## Le journal en mots
log-genesis = a fondé le registre de { $org }; clés racines : { $keys }
log-grant = a donné à { $name } le rôle { $role } pour { $scope } (clé { $key })
log-revoke = a mis fin au rôle { $role } de { $name } (clé { $key })
log-policy = a fixé la politique : { $settings }
log-second-policy = a donné un second accord à la politique { $id }
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
log-record-prior = a jugé un possible dossier antérieur
log-record-reply = a inscrit ce que dit la personne candidate
log-record-notice = a informé la personne candidate
log-record-note = a écrit une note
log-record-counsel = a versé un avis juridique
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
log-resume = a mis fin au report { $id }
log-refer = a informé quelqu'un de l'extérieur
log-refer-safety = a informé quelqu'un de l'extérieur d'un danger
log-recommend = a recommandé : { $outcome }
log-decide = a décidé : { $outcome }
log-reverse = a renversé la décision { $id } : { $outcome }
log-waive-check = a levé ceci : { $check }
log-waive-condition = a levé la condition { $number } de la décision { $id }
log-met = a dit remplie la condition { $number } de la décision { $id }
log-second = a donné un second accord à { $id }
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
log-mark-late = tardif : le rôle avait pris fin; sans effet par lui-même
log-mark-void = nul : { $why }
log-mark-adopted = repris par { $name }
log-mark-corrected = corrigé par { $id }
log-mark-unread = ce programme n'en comprend pas le corps; il est gardé
log-mark-purged = son texte a été purgé
log-mark-counsel = retenu ici : réservé aux approbateurs

## La politique en mots
policy-none = pas fixé
policy-second = Seconds accords : { $value }.
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
policy-outside-counsel = Conseiller juridique externe : { $value }.

## Ingérence étrangère : le guide
fi-guide-title = Ingérence étrangère : seize indicateurs
fi-guide-conduct = Inscrivez la conduite, jamais l'origine. Le lieu de naissance, l'origine, la langue, la religion, la double citoyenneté, la parenté à l'étranger, la vie communautaire ordinaire et les opinions ne sont jamais des indicateurs.
fi-guide-use = Pour chacun : ce que c'est, et la question à poser. `greenlight fi guide FI-05` montre une page.
fi-guide-posture = La position décide de la voie : une cible est aidée; une complicité soupçonnée est examinée.
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
fi-03-question = Quelqu'un vous a-t-il dit ce qu'un gouvernement étranger attend de vous?
fi-03-not = Avoir ou exprimer une opinion sur un autre pays, ou seulement en parler la langue.
fi-03-help = Le représentant habilité du parti; le Service canadien du renseignement de sécurité.
indicator-fi-04 = séduction : amitié soudaine, flatterie, accès
fi-04-question = Quelles relations ont commencé une fois vos projets connus?
fi-04-not = De nouveaux sympathisants, des donateurs et de vieux amis qui se manifestent, comme pour toute candidature.
fi-04-help = Le représentant habilité du parti, pour un entretien avec la personne candidate.
indicator-fi-05 = voyage payé par d'autres ou inexpliqué
fi-05-question = Qui a payé, qui a reçu, qu'a-t-on demandé ensuite?
fi-05-not = Les visites à la famille, les vacances, les pèlerinages, les séjours d'études et de travail payés de façon ordinaire.
fi-05-help = Le représentant habilité du parti; les lignes directrices publiques du commissaire à l'éthique sur les déplacements parrainés.
indicator-fi-06 = argent dont la source est masquée
fi-06-question = Chaque donateur important peut-il montrer que l'argent est le sien?
fi-06-not = Beaucoup de petits dons d'une même communauté, et l'aide de la famille dans les limites de la loi.
fi-06-help = Le commissaire aux élections fédérales; l'agent financier du parti. Les dons inadmissibles sont rendus dans les 30 jours.
indicator-fi-07 = avantage, contrat, emploi ou cadeau d'une entité étrangère
fi-07-question = Qui, hors du Canada, vous paie ou paie votre famille, et pour quoi?
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
