"""Turns of phrase by which English questions judge before they ask: those of `en_signs.py` that turn on an opinion."""

JUDGEMENTS = {
    "praise": (
        "how much? @better|@pleasant|relief|improvement @is|@do|has|have it? to ...",
        "how much? @better|@pleasant|relief|improvement @is|@do|has|have ...",
        "how very|really|incredibly|so? @pleasant and? @pleasant? do|did you|they find|think|feel ...",
        "how much @better",
        (
            "how much? do|does|did|have @them like|love|enjoy|appreciate|value|admire|enjoyed|loved|liked using|"
            "working? ..."
        ),
        "what makes|made !a|an|somebody|someone ... @better|so|special|stand|unique|@pleasant|best|such",
        "what do|does|did @them really|absolutely|most? love|loved|appreciate|admire|praise about? ...",
        "what do|does|did @them like|enjoy|value so? best|most|much the|about|in? about? ...",
        "why do|does|did @them love|like|enjoy|prefer|trust|recommend|appreciate ...",
        "why @is ... @pleasant|best|favourite|favorite",
        "how has|have|did|does|do|is|will our|the|this|that|it|these|using|having|your ... @eases",
        "what impressed|delighted|thrilled|amazed|pleased you most|about? ...",
        "best|nicest|greatest|favourite|favorite part|thing|feature|features|aspect|bit|side of|about|in ...",
        "^ we|i|our|we've|we're .. @proud ... .|,|: .. ?",
        "as|being a|an|one of? our? @flattered .. , ...",
        "^ well|great|good|nice|nicely done|job|work .|, ...",
        "^ that|this was|went|looked|is so|really|very|pretty? @pleasant|well|quick|fast|smoothly|great .|, ...",
        (
            "you did|handled|managed|solved|were|are that|this|it|a? so|really|very|such|a? well|fast|quickly|expert|"
            "great|brilliantly|@pleasant .. .|,|: ..."
        ),
        "^ did|do|does|have @them really? enjoy|love|appreciate|enjoyed|loved ...",
        "how high|highly would|do you rate|recommend|value ...",
        "how smoothly|brilliantly|nicely does|did|do|has|is|are|was ...",
        "^ isn't|is ... so|much @better",
    ),
    "loaded-word": (
        "@our *'s? new|old|so|really|very|truly|more|*ly? ,? and? @praised|@harsh|@bad !or ...",
        "such|this|that|our|your|those|these a|an? very|so|old? slow|bad|poor|ancient|crazy|stupid|silly ...",
        "why .. @do|@is|has|have ... so !that|,|?",
        "why .. @do|@is|has|have ... too !?|,|.",
        "why .. @do|@is|has|have ... still|insist*|refus*|bother*|ignor*|neglect*|resist*|wast*|@hurts|@painful",
        "why .. @do|@is|has|have ... fail|fails to",
        "why .. ... keep|keeps|kept *ing",
        "why .. ... always so|too|@painful|huge",
        "why should @them|the|staff|users|anyone ...",
        "how can|could|do @them|the justify|tolerate|defend|excuse|endure|possibly|even ...",
        "^ do|does|did @them really|actually|seriously|honestly|even|truly|bother ever|to? ...",
        "is|are|be|being|get|gets|were|was|been forced|condemned|doomed to|with ...",
        "stuck with ...",
        "drowning|buried|flooded|bombarded|plagued|burdened|swamped|overwhelmed in|under|with|by|from ...",
        "ridiculously|unfortunately|sadly|surely|obviously|notoriously ...",
        "you|we|they|it|can|could|did|has|have finally ...",
        "the|this|that|your|our|such a? *? @chaos ...",
        "how bad|badly|poor|poorly|sloppy|awful|terrible|broken|outdated ...",
        "^ given the @pleasant|@worry|benefits|advantages|success ...",
        "how did|does|do it|you|they feel to|when|about ... ignor*|forgot*|refus*|forced|@hurts|@painful|blam*",
    ),
    "assumed-problem": (
        (
            "what|which|many|how biggest|main|other|kind|of|most? *? @worry !if|you|were|it has|have|had|does|do|did|"
            "is|are|with|in|of|for|when|about|caused|come|comes|slow|stop|keep|arise|came|were ..."
        ),
        "what|what's @is? the|your|their *? biggest|main|worst|greatest|real|top? @worry with|of|in? ...",
        "what makes|made !a|an|somebody|someone ... so|too|such? a? @painful|@hurts|fail|@worry",
        (
            "what else|most? @hurts|stops|stopped|prevents|prevented|blocks|blocked !leave you|most|from? most|about|"
            "from|with? about|with|in? ..."
        ),
        "what goes|went wrong most|with|in|when? ...",
        "what keeps|kept|holds @them back|from|awake ...",
        "what do|does|did|would @them most|really|always|still? @hurts|complain|fear|lack about|with|in? ...",
        "what do|does|did|would @them find so|too|most? @painful|@hurts about|with|in? ...",
        "what do|does|did|would @them not like about? ...",
        "the|your worst thing|part|aspect|feature of|about|with|in? ...",
        "the|your biggest problem|pain|frustration|headache|obstacle|challenge|issue|weakness of|about|with|in? ...",
        (
            "the|your most annoying|frustrating|painful|confusing|boring|stressful|tedious|irritating thing|part|step|"
            "aspect? of|about|with|in? ..."
        ),
        "how very|really|incredibly|so|often? @painful @is|@do|has|have it to ...",
        "how very|really|incredibly|so|often? @painful .. @is|@do|has|have it? ...",
        (
            "how much|many time|hours|minutes|money|energy|sleep|work|days|effort .. lose|lost|losing|waste|wasted|"
            "wasting ..."
        ),
        "how much|often|many ... struggl*|suffer*|annoy*|frustrat*|bother*|stuck|chasing|hate|redo|vain|wast*|slow*",
        "cope|coping with ...",
        "how do|does|did|can @them survive|endure|bear|stand|stomach ...",
        "what|which .. @is most|least|so @painful about|in|on|with|of ...",
        "what made|makes @them give up|in on? ...",
        "put|putting|putting up with ...",
        "struggle|struggling|suffer|suffering|battle with|from|under|through ...",
        (
            "how|what do|does|did|would|can @them usually|currently|still? deal|handle|manage|work|get|avoid|do|react|"
            "plan|escape|cover|protect with|about|around|to|for|on|against|up|through? ... @worry|@harsh|missing|"
            "constant*"
        ),
        (
            "how do|does|did|can @them deal|handle|cope|manage|work with|around all|so|too|such the|these|this|many|"
            "much|a ..."
        ),
        (
            "how do|does|did|can|could @them still|manage|keep to|*ing ... when|while|if|although|despite ... @fails|"
            "@painful|@worry|@hurts"
        ),
        "where|point|step .. do|does|did|is|are|was|were|has|have @them|the|it|your|our|these ... @fails|@hurts",
        "why do|does|did|is|are @them|the|it|your|our|these ... @hurts",
        "lack of ...",
        "hold*|slow*|drag* @them back|down ...",
        "^ since|now|because|given|considering|seeing ... @hurts|@worry|@painful|@fails|delays|errors|outages .. ,",
        "^ given|considering|knowing|seeing that|how ...",
        "how long had|has|have|did|do ... @hurts",
        (
            "which|what|who|whose .. ... wastes|annoys|annoy|frustrates|frustrate|bothers|bother|confuses|confuse|"
            "slows|disturbs|distracts|disappoints|irritates|irritate|hate|struggle"
        ),
        "which|what|who|whose .. ... waste the|your|our|most|time",
        (
            "^ do|does|did|have|has @them still|often|always|sometimes|also|frequently|regularly? have|had|face|see|"
            "experience|meet|encounter|got|get !any *? *? @worry with|in|of|when|getting|finding? ..."
        ),
        (
            "^ are|is|were|was|do|does|did|have|has @them still|often|always|sometimes|get|getting|feel|feeling|"
            "also|been|too|so|very? @hurts|tired|sick|fed|annoyed|frustrated|unhappy|overwhelmed|stressed|confused|"
            "stuck|worried|bored|disappointed by|with|about|of|in|up? ..."
        ),
        "^ is|are|was|were !there|anything|something|any|you ... too|@painful|@hurts|@worry ?|,|for|to",
        "^ does|do|did the|it|our|this|these|those ... @hurts you|your|the",
        "do|does|did @them find ... @painful|@hurts|too",
        "what|what's is? wrong|broken|bad|lacking|annoying|frustrating|confusing with|about|in|from? ...",
        (
            "which|what parts|part|steps|step|fields|features|sections|pages|screens|tasks|meetings|forms|rules of? "
            "... @painful|@hurts|superfluous|unnecessary"
        ),
        "how does|did|has|have ... @hurts",
    ),
}
"""A family -> its turns."""
