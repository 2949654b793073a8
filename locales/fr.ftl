# Days
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
