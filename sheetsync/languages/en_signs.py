"""Turns of phrase by which English questions lead, in the notation of `sheetsync.kinds.wording.turn`.

The families are those of the literature on questionnaires and interviews: B. Choi and A. Pak, "A Catalog of Biases in
Questionnaires", Preventing Chronic Disease 2(1), 2005 (leading, framing, forced choice); the Pew Research Center's
"Writing Survey Questions" (loaded words, agreeing); R. Fitzpatrick, "The Mom Test", 2013 (wishes, ideas and praise
instead of what people did); the Nielsen Norman Group on leading questions in interviews (assumptions, tags). A
question with two subjects ("double-barrelled") is a fault of another kind, and no lead.
"""

from sheetsync.languages.en_judgements import JUDGEMENTS

SIGNS = {
    "tag": (
        "... , @isn't|don't|doesn't|didn't it|they|you|he|she|we|that|there|this|i think|agree|say|find? ?",
        "... , right|correct|yes|no|eh|huh|true|agreed|surely ?",
        "... , of course ?",
        "... , am i right|wrong ?",
        "... , i @suppose ?",
        "... , you agree ?",
        (
            "^ !what|how|when|where|why|who|which|do|does|did|if|tell|describe ... , @is|@do|@would|have|has|had you|"
            "it|they|we|he|she|there ?"
        ),
        (
            "^ so|surely|obviously|clearly|presumably|probably you|your|it|that|this|they|the|everyone !@said ... "
            "@pleasant|@better|@painful|@hurts|@enjoys|@trouble|would|must .. ?"
        ),
        "^ i @suppose that? you|your|it|that|this|they|the ... ?",
        "^ do|would|will|did @them not|also|all? agree !to that|with? ...",
        "you|you'd would|must|will agree|admit",
        "^ is it|that fair|right|safe|true|correct to? say|assume|think that?",
        "^ am|are i|we right|correct in",
    ),
    "negative": (
        "^ don't|doesn't|didn't @them|the|our|it|this|that|these|those|most|he|she|i",
        "^ @isn't",
        "why don't|doesn't|can't|won't|haven't|hasn't|aren't|isn't|shouldn't",
        "why didn't you",
        "why not !?|, *",
        "^ @is there no|nothing|nobody",
        "^ do|does|did|would|could|should|can|is|are|have|has|was|were @them|it|that|this really? not|never",
        "^ has|have|did|does|do|can|could|is|was nobody|nothing|none !,",
    ),
    "social-proof": (
        "^ @crowd !thanks|thank|than|often|days|mornings|nights|weeks|evenings .. . ... ?",
        "^ @given @crowd !than .. , ... ?",
        (
            "^ @given? all? your|our|the|my? @authority have|has|also|all|both|just|often|already|always? @claims "
            "that? !you|you're ..."
        ),
        "^ @given? @studies @shows that? !you ...",
        "according to @crowd|@studies .. , ...",
        "it's|is it? widely|well|generally|commonly|common known|accepted|agreed|knowledge|believed that? ...",
        "as|since we|you|everyone|everybody all|surely? know|knows ...",
        "as @crowd|any|we all? know|knows|agree|agrees|say|says|do|does|see , ...",
        "why do you think that? so? @crowd ...",
        "why do|does|are|is|have so many|most|everyone|everybody|all ...",
        "^ like|as|unlike @crowd !than .. , ...",
        "^ do|are you also find|think|feel|believe|hate|love|convinced|happy ...",
        "are|were you one|among of? the many|few|most ...",
        "^ @given? you|your|we all know ...",
    ),
    "false-choice": (
        "would @them rather|sooner ...",
        "because ... or because|is|just|simply|that|you|they|it|only|out|for|from",
        "@is it more|mainly|rather|just? that|because ... or",
        "too * and? too? *? ,? or too|just|simply|not|plain|merely ...",
        "@painful|@hurts|@trouble ... or just|simply|merely|plain",
        "@is it|this|that mainly|more|mostly|rather? to|out|from|about|lack ... or to|out|from|about|lack",
        "prefer .. old|our|@harsh|@praised|@trouble .. or ...",
        "... or @do|@would|are? you|we|they|is? rather? keep *ing",
        "... or @do|@would|are? you|we|they|is? rather? carry|put|risk|waste|lose|miss|suffer|stick|continue",
        "either ... or",
        "which|what @is|do|does|would? you|be? find? worse ...",
        "would you choose|buy|pick|switch|upgrade ... or",
        "^ is|are|was|were|do|does ... @painful|@harsh .. or is? it? are? they? too|just|rather? @painful|@hurts",
        "^ is|are|was|were|do|does|did ... @hurts|@fails .. or .. @hurts|@fails|@painful|@trouble",
        "^ is|are|was|were|do|does|did ... @pleasant ,? or even|is|very|really|just? it? @pleasant",
        "^ is|are @them for|against ... or",
        "who|which .. @is to blame",
    ),
    "solution-offered": (
        "^ would|could|might !you|i|we|they|your ... @helps",
        "would @them|it|that|this benefit from ...",
        "if we|there|it|someone|somebody|our|this ... , then? would|could|wouldn't @them|it|that|this",
        "if the|a|an|these|you|your ... , then? would|wouldn't @them",
        "if we|there|it|our|this|the|a|an|you ... , how much|soon|often|likely|useful|helpful|happy",
        "^ if !you|your|they ... could|had|were .. , then? would|wouldn't @them ...",
        "^ would @them|it|that ... if we|there",
        "^ would @them|it|that ... if it|this|that|you were|was|had|could|got|did",
        (
            "^ would @them ever|also|be|consider|probably? willing|ready? to? use|using|buy|try|pay|switch|subscribe|"
            "install|sign|adopt|move|download|upgrade|trust|give|recommend|vote|accept|replace for|to|up|a? ..."
        ),
        "^ should|shall|ought we|the|our|this|there|it|teams|these|every|all|a not? be? @build? ...",
        (
            "how much|very|more? useful|helpful|valuable|handy|good|great|nice|interesting|convenient|practical|easier|"
            "better|faster|important|attractive would|could|will it|be|if|to? to? ..."
        ),
        "how much time|effort|work|money|trouble? would|could|will !you|your|they ... save|help",
        "what if we|you|there|it|the|our|a|all|every ...",
        (
            "have|did @them ever? considered|consider|thought|think of|about? using|switching|moving|buying|a|an|our|"
            "adding|automating|hiring|letting|replacing ..."
        ),
        "how would @them want|like|prefer|love to be !@named ...",
        "how would|do @them want|like|love us|our|it|this to? ...",
        (
            "can|could you|your|they imagine|picture|see yourself|themselves|your? team? using|working|switching|"
            "having|paying"
        ),
        (
            "^ do|don't you also? think|believe|feel|agree|suppose that? !you|your|you'd ... would|should|could|ought|"
            "needs"
        ),
        "^ we|we're|our .. @planning ... .|,|: would|could|should|will",
        "^ is it about|high? time to|for|we|you ...",
        "what about using|adding|having|replacing|moving|letting|switching ...",
        "how about ...",
        "^ is ... the answer|solution",
        "would it not? be @pleasant|@better ...",
    ),
    "assumed-wish": (
        "^ do|does|did|don't @them really|also|ever|often|sometimes|still|not? wish|long|dream|crave for|of|that? ...",
        "^ do|does|did|don't you|your team|colleagues|staff|people|they? really|also|ever|still|not want|hope|need ...",
        "^ do|does|did you|they|your team|staff|colleagues? want ... @better|automat*|single|be|easy|quick|less",
        (
            "^ would|wouldn't @them also|really|not|all|ever|most? like|love|prefer|want|enjoy|appreciate|welcome|miss "
            "to|it|most? have|see|get|use|if? ..."
        ),
        "how much|badly would @them like|love|enjoy|appreciate|want|value|miss ...",
        (
            "^ would|wouldn't @them also|really|all|not? be glad|happy|delighted|pleased|excited|interested|grateful|"
            "thrilled|keen|relieved to|if|about|in|for? have|see|get|use? ..."
        ),
        (
            "^ how much|badly|soon|keen|eager|excited|happy|glad|pleased|interested|often|relieved|ready|delighted|"
            "grateful|urgently|gladly|thrilled|willing .. would @them be|like|love|to? to? ..."
        ),
        "^ how keen|eager|excited|interested are @them about|to|in ...",
        (
            "when would @them most|first? need|want|like|love|start|begin|switch|buy|upgrade|benefit|roll|sign to|"
            "using? ..."
        ),
        "which|what ... would|will @them like|love|want .. first|most|next|best|added|soonest|badly",
        (
            "what|which new|other|more|extra|additional? features|feature|improvements|functions|integrations|"
            "automations|improvement would|are you|they|missing ..."
        ),
        "how much are|is @them looking forward to? ...",
        "^ are|is @them looking forward to? ...",
        "^ are|is @them excited|eager|keen|longing about|for|to? ...",
        "what are you most? looking|excited forward|about to? ...",
        "how much|badly|urgently do|does|did @them want|wish|miss|long|crave to|for? ...",
        "^ you|they|your all|team? probably|surely|certainly|must|obviously|clearly ... .|,|: .. ?",
        "^ you|they|your all|team? would|can't love|like|wait ... .|,|: .. ?",
        "^ you'd love|like ... .|,|: .. ?",
        "who .. would benefit|love|enjoy from? ...",
        "who .. would be happiest|glad|happy|delighted|pleased to|about|with? ...",
        "what would you pay|give for|to ...",
        "what will|would|could @them do with all? the|your|that ... time|hour|hours|money|day",
    ),
    **JUDGEMENTS,
}
"""A family -> its turns. Of two that a question has, the earlier one is told."""
