"""French."""

from sheetsync.languages.goal import Goals
from sheetsync.languages.language import Language

LANGUAGE = Language(
    code="fr",
    headers={
        "project": "projet, nom du projet, initiative, programme, produit, chantier",
        "group": (
            "phase, catégorie, thème, axe, domaine, volet, lot, rubrique, groupe, module, épopée, thématique, "
            "section, étape principale"
        ),
        "line": (
            "tâche, livrable, jalon, étape, activité, action, élément, fonctionnalité, sous-tâche, mesure, "
            "intitulé de la tâche, opération, récit, exigence, nom de la tâche"
        ),
        "name": "nom, titre, intitulé, libellé, quoi, objet",
        "description": "description, détail, contenu, résultat, précisions",
        "goal": (
            "objectif, pourquoi, but, bénéfice, finalité, raison d'être, valeur, résultat attendu, bénéfice attendu, "
            "objectif utilisateur"
        ),
        "stakeholders": (
            "parties prenantes, partie prenante, pour qui, public, public cible, client, bénéficiaire, utilisateur, "
            "commanditaire"
        ),
        "status": "statut, état, avancement, état d'avancement, situation",
        "light": "météo, feu tricolore, voyant",
        "percent": (
            "% avancement, pourcentage, progression, % achevé, taux d'avancement, taux de réalisation, % réalisé"
        ),
        "finished": "terminé, fait, fini, achevé, réalisé, livré",
        "owner": (
            "responsable, pilote, qui, porteur, assigné à, attribué à, affecté à, référent, chef de projet, "
            "propriétaire, personne en charge, en charge, intervenant, acteur, ressource"
        ),
        "start": "début, date de début, démarrage, commencement, à partir de, du, lancement",
        "end": (
            "fin, échéance, date de fin, date limite, date d'échéance, délai, pour le, livraison, date de livraison, "
            "au plus tard, terme, butée"
        ),
        "date": "date, quand, jour",
        "plan": "prévu, prévue, prévisionnel, prévisionnelle, planifié, planifiée, estimé, estimée, cible",
        "actual": "réel, réelle, effectif, effective, actuel",
        "updated": "mis à jour, mise à jour, dernière mise à jour, màj, modifié le, dernière modification",
        "notes": "commentaire, remarque, note, observation, notes et commentaires",
        "priority": "priorité, importance, urgence, rang",
        "sub": "sous",
        "none": (
            "n°, no, numéro, id, identifiant, réf, référence, lien, durée, dépendance, prédécesseur, type, créé, "
            "charge, budget, coût, équipe, service, risque, impact, rôle, légende, signification, version, lieu, "
            "semaine, mois, trimestre, année, heures, jours, document, source, ordre, niveau, indicateur, poids, "
            "courriel, e-mail, téléphone, probabilité, vraisemblance, atténuation, gravité, décision, montant, "
            "fournisseur, société, entreprise, facture"
        ),
    },
    statuses={
        "Done": (
            "terminé, terminée, fait, faite, fini, finie, achevé, achevée, livré, livrée, réalisé, réalisée, clos, "
            "clôturé, clôturée, en production, complété, complétée, résolu, résolue, accompli, validé, publié, "
            "effectué, effectuée, mis en ligne, finalisé, finalisée"
        ),
        "In progress": (
            "en cours, commencé, commencée, démarré, démarrée, entamé, en développement, en réalisation, vert, "
            "dans les temps, en test, en revue, en bonne voie, lancé, lancée, actif, en cours de réalisation, "
            "débuté, partiellement terminé, partiellement fait, engagé, engagée, en relecture, en avance"
        ),
        "Possible delay": (
            "jaune, orange, en retard, retard possible, retard, retardé, retardée, retard probable, "
            "risque de retard, peut glisser, pourrait glisser, glisse, à surveiller, possible retard, léger retard, "
            "retard potentiel"
        ),
        "At risk": (
            "rouge, à risque, bloqué, bloquée, en danger, menacé, menacée, coincé, compromis, compromise, risque, "
            "en difficulté, risque élevé, hors délai, en péril"
        ),
        "Won't do": (
            "annulé, annulée, abandonné, abandonnée, supprimé, supprimée, rejeté, rejetée, refusé, refusée, "
            "ne sera pas fait, ne se fera pas, plus nécessaire, obsolète, hors périmètre, écarté, écartée, retiré, "
            "retirée, non retenu, non retenue, ne pas faire, remplacé, sans objet"
        ),
        "Not started": (
            "à faire, pas commencé, pas commencée, non commencé, non commencée, pas encore commencé, non démarré, "
            "non démarrée, pas démarré, prévu, prévue, planifié, planifiée, à venir, ouvert, ouverte, nouveau, "
            "à démarrer, à lancer, à planifier, à commencer, reste à faire, non débuté, pas débuté, programmé, "
            "programmée"
        ),
    },
    undecided=(
        "en attente, en pause, reporté, reportée, suspendu, suspendue, oui, non, à définir, à confirmer, différé, "
        "voir note, gelé, à préciser, inconnu, élevé, moyen, faible, haute, moyenne, basse"
    ),
    loose=(
        "ouvert, ouverte, nouveau, vert, rouge, jaune, orange, actif, risque, clos, lancé, lancée, prévu, prévue, "
        "retard, en test, engagé, engagée"
    ),
    hedges=(
        "pas, non, presque, sera, si, sauf, partiellement, bientôt, peut-être, mais, ou, quasi, quasiment, dès que, "
        "devrait, pourrait, sans, jamais, sous peu, ne, en partie, après, avant, seulement"
    ),
    joints="depuis, car, à cause de, en raison de, suite à, le, en, avec, grâce à, voir, pour, au",
    causes="par, jusqu'à, faute de, sans",
    completions="fait, terminé, achevé, réalisé, effectué",
    either="ou, ou bien",
    spans="au, à, jusqu'au, jusqu'à",
    openers=(
        "le, du, de, au, d'ici le, d'ici, avant le, pour le, à partir du, dès le, vers, env, environ, semaine du, "
        "jusqu'au"
    ),
    glue="de",
    parts={"early": "début", "mid": "mi, milieu", "late": "fin"},
    periods={
        "quarter": "t, trimestre, trim",
        "half": "s, semestre",
        "week": "semaine, sem",
        "season": "printemps, été, automne, hiver, pâques, noël",
    },
    cycles="sprint, itération, maintenant, ensuite, plus tard, exercice, prochainement, à venir, après",
    keys="clé",
    parents="parent",
    unsaid=(
        "à définir, à déterminer, à préciser, à confirmer, à désigner, à nommer, à attribuer, à affecter, à venir, "
        "non défini, non attribué, non affecté, non assigné, non renseigné, inconnu, inconnue, aucun, aucune, "
        "sans objet, vacant"
    ),
    months="janv=1, fevr=2, fev=2, avr=4, juil=7, aou=8, dec=12",
    yes="oui",
    ticks="x, oui, o, vrai, fait, ok",
    crosses="non, n, faux",
    totals="total, somme, total général, sous-total, nombre, moyenne, totaux",
    invoices="facture, factures, reçu",
    paid="payé, payée, impayé, impayée, réglée, envoyée, relancée",
    higher="haute, hautes, supérieure, plus haute, prioritaires",
    lower="basse, basses, inférieure, plus basse, moins prioritaires, autres",
    priority="priorité, priorités, projets",
    above="ci-dessus, au-dessus, dessus",
    below="ci-dessous, en dessous, au-dessous, dessous",
    lines="sous la ligne, ligne de priorité, moins prioritaire, si le temps le permet, projets moins prioritaires",
    said="cette semaine",
    reported="période de reporting, période du rapport, période couverte, période de référence du rapport",
    tabs=(
        "roadmap, feuille de route, plan, planning, plan d'action, planification, calendrier, projets, tâches, actions"
    ),
    aside="ancien, copie, modèle, légende, aide, instructions, archive, listes, exemple, feuille, paramètres",
    legends="légende, clé, code couleur, abréviations, légende des statuts",
    common=(
        "le, la, les, un, une, des, du, de, et, ou, à, au, aux, en, dans, sur, sous, par, pour, avec, sans, chez, "
        "vers, entre, est, sont, était, sera, être, avoir, a, ont, ce, cet, cette, ces, qui, que, quoi, dont, où, "
        "quand, comment, ne, pas, plus, moins, jamais, rien, son, sa, ses, leur, leurs, notre, nos, votre, vos, il, "
        "elle, ils, elles, nous, vous, on, se, y, chaque, tout, tous, toute, toutes, même, aussi, avant, après, "
        "pendant, depuis, comme, si, d, l, s, n, qu, nouveau, nouvelle, nouveaux"
    ),
    people=(
        "utilisateur*, utilisatrice*, client, clients, cliente*, équipe, équipes, famille*, gens, personne, personnes, "
        "chacun, chacune, visiteur*, parents, enfant*, lecteur*, lectrice*, collègue*, nous, on, ils, elles, eux, "
        "employé*, patient, patients, patiente*, citoyen*, habitant*, développeu*, bénévole*, adhérent*, agent, "
        "agents, infirmière*, infirmier*, médecin*, élève*, étudiant*, enseignant*, professeur*, salarié*, usager*, "
        "voyageur*, vendeur*, vendeuse*, acheteur*, fournisseur*, partenaire*, locataire*, propriétaire*, chef, chefs, "
        "responsable*, technicien*, opérateur*, opératrice*, conducteur*, chauffeur*, soignant*, aidant*, commerçant*, "
        "apprenti*, stagiaire*, cadre, cadres, direction, manager*, notre, nos, leur, leurs, tous, quiconque, ceux, "
        "celles, famille, entreprise*, ménage*, abonné*, membre*, touriste*, spectateur*, joueur*, ouvrier*, artisan*, "
        "agriculteur*, pharmacien*, juriste*, auditeur*, testeur*, nouveaux arrivants, "
        "association*, club, clubs, participant*, bailleur*, organisat*"
    ),
    goals=Goals(
        work=(
            "numériser, migrer, implémenter, créer, construire, développer, déployer, mettre en place, "
            "mettre en service, mettre en ligne, mettre à jour, mise en place, mise en service, mise en œuvre, "
            "mise à jour, mise en ligne, introduire, installer, remplacer, rédiger, publier, lancer, lancement, "
            "ajouter, intégrer, concevoir, acheter, acquérir, refondre, refonte, moderniser, rénover, rénovation, "
            "migration, déploiement, installation, création, développement, construction, remplacement, intégration, "
            "introduction, implémentation, numérisation, refaire, réaliser, réalisation, automatiser, automatisation, "
            "configurer, déménager, déménagement, transférer, transfert, équiper, former, formation, traduire, tester, "
            "organiser, organisation, préparer, livrer, livraison, imprimer, connecter, raccorder, renouveler, "
            "définir, élaborer, établir, négocier, choisir, sélectionner, écrire, documenter, documentation, basculer, "
            "passer à, passage à, passer sur, monter, poser, ouvrir, achat, conception, terminer, finaliser, finir, "
            "produire, produit une, rassembler, fusionner, fusion, nettoyer, archiver, désactiver, éteindre, arrêter"
        ),
        minds=(
            "sait, savent, voit, voient, apprend, apprennent, comprend, comprennent, dort, dorment, choisit, "
            "choisissent, trouve, trouvent, décide, décident, connaît, connaissent, entend, entendent, remarque, "
            "remarquent, oublie, oublient, reconnaît, reconnaissent"
        ),
        done=(
            "est en ligne, est en place, est en service, sont en place, est déployé*, sont déployé*, est installé*, "
            "sont installé*, est terminé*, est disponible, sont disponibles, a été *, ont été *, est prêt*, "
            "est mis en *, est livré*, est migré*, sont migré*, est active, est activé*"
        ),
        have="ont, a, utilise, utilisent, disposent, dispose, reçoivent, reçoit",
        gains=(
            "pour que, afin que, afin de, peut, peuvent, puisse, puissent, sans, ne plus, sait, savent, avant que, "
            "dès que, au lieu de"
        ),
        effects=(
            "moins, plus, meilleur*, mieux, rapide*, rapidement, sûr*, réduire, réduction, diminu*, baisse*, augment*, "
            "amélior*, accroître, accélér*, éviter, prévenir, éliminer, optimis*, maximiser, minimiser, renforcer, "
            "doubler, diviser, gagner, économi*, hausse, zéro, aucun, aucune, disponibilité, qualité, sécurité, "
            "chiffre, coût*, marge, efficacité, transparence, croissance, fiab*, stab*, conform*, panne*, rebut*, "
            "erreur*, délai*, moitié, fois, taux, énergie, performance*, temps, productivité, inférieur*, supérieur*, "
            "maximum, minimum, pourcent, sous"
        ),
        joints="dans, sur, pour, de, du, des, d, à, au, aux, en, par, avec, est, sont, chez, vers, le long",
        nobody="tous, tout le monde, chacun, personne, à définir, n/a, aucun, inconnu, divers, interne, externe",
        noun_first=True,
    ),
)
