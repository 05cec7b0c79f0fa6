"""Portuguese."""

from sheetsync.languages.goal import Goals
from sheetsync.languages.language import Language

LANGUAGE = Language(
    code="pt",
    headers={
        "project": "projeto, projecto, nome do projeto, iniciativa, programa, produto",
        "group": (
            "fase, categoria, tema, área, eixo, frente, bloco, grupo, módulo, épico, domínio, seção, secção, "
            "frente de trabalho, pilar"
        ),
        "line": (
            "tarefa, entrega, entregável, marco, atividade, actividade, ação, etapa, passo, item, funcionalidade, "
            "subtarefa, medida, história, requisito, nome da tarefa"
        ),
        "name": "nome, título, o quê, assunto, resumo",
        "description": "descrição, detalhe, conteúdo, resultado, detalhamento",
        "goal": (
            "objetivo, objectivo, por quê, porquê, por que, meta, benefício, propósito, finalidade, valor, "
            "resultado esperado, para quê"
        ),
        "stakeholders": (
            "partes interessadas, parte interessada, interessado, para quem, público, cliente, usuário, utilizador, "
            "beneficiário, público-alvo, solicitante"
        ),
        "status": "status, estado, situação, estágio, estado atual, situação atual",
        "light": "semáforo, farol",
        "percent": (
            "porcentagem, percentual, progresso, % concluído, % conclusão, avanço, percentual concluído, percentagem"
        ),
        "finished": "feito, concluído, terminado, finalizado, pronto, realizado",
        "owner": (
            "responsável, quem, atribuído a, encarregado, líder, dono, proprietário, a cargo de, pessoa responsável, "
            "executor, designado, recurso"
        ),
        "start": "início, data de início, começo, data início, de, desde, a partir de, data inicial, começa",
        "end": (
            "fim, data fim, prazo, data de término, término, vencimento, até, data limite, conclusão, entrega até, "
            "data final, data de entrega, data de conclusão, previsão de entrega"
        ),
        "date": "data, quando, dia",
        "plan": "previsto, prevista, planejado, planejada, planeado, planeada, estimado, estimada, programado",
        "actual": "real, realizado em, atual, efetivo, efetiva",
        "updated": "atualizado, atualização, última atualização, atualizado em, modificado, última modificação",
        "notes": "observação, observações, nota, comentário, notas, comentários, obs",
        "priority": "prioridade, importância, urgência",
        "sub": "sub",
        "none": (
            "nº, n°, no, número, id, código, link, duração, dependência, predecessora, tipo, criado, esforço, "
            "orçamento, custo, equipe, equipa, departamento, risco, impacto, papel, legenda, significado, versão, "
            "local, semana, mês, trimestre, ano, horas, dias, documento, fonte, ordem, nível, indicador, peso, "
            "e-mail, telefone, probabilidade, mitigação, gravidade, decisão, valor, montante, fornecedor, empresa, "
            "fatura"
        ),
    },
    statuses={
        "Done": (
            "feito, feita, concluído, concluída, terminado, terminada, finalizado, finalizada, completo, completa, "
            "completado, entregue, pronto, pronta, encerrado, encerrada, realizado, realizada, resolvido, publicado, "
            "em produção, fechado, fechada, acabado, concluido"
        ),
        "In progress": (
            "em andamento, em curso, em progresso, em execução, execução, iniciado, iniciada, começado, "
            "em desenvolvimento, fazendo, verde, no prazo, em revisão, em teste, em testes, em processo, ativo, "
            "ativa, andamento, trabalhando, em dia, parcialmente concluído, arrancou, a decorrer, decorrendo"
        ),
        "Possible delay": (
            "amarelo, laranja, atrasado, atrasada, possível atraso, atraso possível, com atraso, pode atrasar, "
            "risco de atraso, atraso, atraso provável, em atraso, ligeiro atraso, poderá atrasar, âmbar"
        ),
        "At risk": (
            "vermelho, em risco, bloqueado, bloqueada, em perigo, travado, travada, parado, parada, risco, "
            "risco alto, com problemas, emperrado, comprometido, impedido"
        ),
        "Won't do": (
            "cancelado, cancelada, descartado, descartada, anulado, anulada, rejeitado, rejeitada, abandonado, "
            "abandonada, não será feito, não vai ser feito, não é mais necessário, já não é necessário, eliminado, "
            "fora de escopo, fora do âmbito, obsoleto, removido, retirado, suprimido, não faremos"
        ),
        "Not started": (
            "a fazer, não iniciado, não iniciada, não começado, não começou, pendente, por fazer, planejado, "
            "planejada, planeado, por iniciar, a iniciar, ainda não iniciado, aberto, aberta, novo, previsto, "
            "agendado, próximo, na fila, sem início, por começar, não iniciou, a começar, programado, em aberto"
        ),
    },
    undecided=(
        "em espera, em pausa, adiado, adiada, suspenso, suspensa, sim, não, a confirmar, a definir, aguardando, "
        "ver nota, pausado, congelado, alta, média, baixa, desconhecido"
    ),
    loose=(
        "aberto, aberta, novo, verde, vermelho, amarelo, laranja, ativo, ativa, risco, pronto, pronta, previsto, "
        "próximo, atraso, andamento, completo, completa"
    ),
    hedges=(
        "não, quase, será, se, exceto, parcialmente, em breve, talvez, mas, ou, deveria, poderia, sem, nunca, "
        "ainda não, quando, ainda, depois, antes, só"
    ),
    joints="desde, porque, devido a, por causa de, em, no, na, com, graças a, ver, para, a",
    causes="por, pelo, pela, até, à espera de",
    completions="feito, concluído, completo, pronto, realizado",
    either="ou",
    spans="a, até, ao, à, até o",
    openers="em, de, desde, a partir de, até, antes de, para, aprox, no dia, dia, semana de, entre",
    glue="de, do",
    parts={
        "early": "início de, começo de, inícios de, princípio de",
        "mid": "meados de, metade de, meio de",
        "late": "final de, fim de, finais de, fins de",
    },
    periods={
        "quarter": "t, trimestre, trim",
        "half": "s, semestre",
        "week": "semana, sem",
        "season": "primavera, verão, outono, inverno, páscoa, natal",
    },
    cycles="sprint, iteração, agora, depois, mais tarde, exercício, a seguir, próximo, em seguida",
    keys="chave",
    parents="pai",
    unsaid=(
        "a definir, por definir, a determinar, a confirmar, a designar, por atribuir, a atribuir, por designar, "
        "não atribuído, não definido, não aplicável, sem responsável, desconhecido, nenhum, nenhuma, ninguém, "
        "a combinar, por confirmar"
    ),
    months="fev=2, abr=4, set=9, out=10, dez=12",
    yes="sim",
    ticks="x, sim, s, verdadeiro, feito, ok",
    crosses="não, n, falso",
    totals="total, soma, total geral, subtotal, número, média, totais",
    invoices="fatura, faturas, recibo",
    paid="pago, paga, não paga, cobrada, enviada",
    higher="alta, altas, maior, mais alta",
    lower="baixa, baixas, menor, mais baixa, outros",
    priority="prioridade, prioridades, projetos",
    above="acima",
    below="abaixo",
    lines="abaixo da linha, linha de corte, linha de prioridade, menos prioritário, se houver tempo",
    said="esta semana",
    reported="período do relatório, período de reporte, período reportado",
    tabs=(
        "roadmap, roteiro, plano, planejamento, planeamento, cronograma, plano de ação, projetos, tarefas, atividades"
    ),
    aside="antigo, cópia, modelo, legenda, ajuda, instruções, arquivo, listas, exemplo, planilha, folha, parâmetros",
    legends="legenda, chave, código de cores, abreviaturas, simbologia",
    common=(
        "o, os, as, um, uma, uns, umas, de, do, da, dos, das, e, ou, a, ao, à, aos, às, em, no, na, nos, nas, com, "
        "sem, por, pelo, pela, para, sobre, entre, desde, até, é, são, era, está, estão, ser, estar, foi, tem, têm, "
        "há, que, quem, qual, quando, onde, como, não, nem, nunca, nada, mais, menos, muito, já, também, só, seu, sua, "
        "seus, suas, nosso, nossa, se, lhe, cada, todo, todos, toda, todas, mesmo, mesma, outro, outra, antes, depois, "
        "durante, porque, dois, duas, três, novo, nova, novos"
    ),
    people=(
        "usuário*, utilizador*, cliente*, equipe, equipes, equipa, equipas, família*, pessoa, pessoas, gente, ninguém, "
        "alguém, quem, visitante*, pais, mães, criança*, leitor*, colega*, nós, eles, elas, funcionári*, paciente*, "
        "utente*, cidadã*, cidadão*, morador*, desenvolvedor*, programador*, voluntári*, aluno*, aluna*, estudante*, "
        "professor*, enfermeir*, médic*, engenheir*, técnico, técnicos, técnica*, motorista*, condutor*, vendedor*, "
        "comprador*, fornecedor*, parceir*, inquilin*, proprietári*, gestor, gestores, gestora*, gerente*, chefe, "
        "chefes, responsável, responsáveis, trabalhador*, operador*, operári*, agente, agentes, viajante*, passageir*, "
        "turista*, agricultor*, comerciante*, analista*, advogad*, auditor, auditores, hóspede*, assinante*, jogador*, "
        "cuidador*, famílias, empresas, pessoal, todos, qualquer um, estafeta*, cozinheir*, residente*, estagiári*, "
        "contribuinte*, munícipe*, formand*, vizinh*, associaç*, clube, clubes, participante*, organizador*"
    ),
    goals=Goals(
        work=(
            "lançar, lançamento, digitalizar, digitalização, migrar, migração, implementar, implementação, implantar, "
            "implantação, criar, criação, construir, construção, desenvolver, desenvolvimento, instalar, instalação, "
            "substituir, substituição, trocar, troca, introduzir, introdução, integrar, integração, publicar, "
            "publicação, pôr em, colocar, adicionar, acrescentar, desenhar, desenho, projetar, comprar, compra, "
            "adquirir, aquisição, automatizar, automatização, automação, configurar, configuração, mover, mudar, "
            "mudança, transferir, transferência, renovar, renovação, atualizar, atualização, modernizar, modernização, "
            "montar, montagem, escrever, redigir, documentar, documentação, definir, definição, elaborar, elaboração, "
            "estabelecer, negociar, escolher, selecionar, organizar, preparar, entregar, entrega, imprimir, ligar, "
            "conectar, formar, traduzir, tradução, testar, ampliar, ampliação, refazer, redesenhar, completar, "
            "concluir, terminar, finalizar, realizar, executar, produzir, fundir, limpar, arquivar, desativar, "
            "desligar, fechar, abrir, fazer, refatorar, habilitar, ativar, contratar, reformar, reforma"
        ),
        minds=(
            "sabe, sabem, vê, veem, entende, entendem, dorme, dormem, escolhe, escolhem, encontra, encontram, decide, "
            "decidem, conhece, conhecem, ouve, ouvem, aprende, aprendem, confia, confiam, percebe, percebem, lembra, "
            "lembram, esquece, esquecem, reconhece, reconhecem"
        ),
        done=(
            "está em produção, está no ar, está pronto, está pronta, está instalad*, estão instalad*, está disponível, "
            "estão disponíveis, foi *, foram *, está concluíd*, está implementad*, está publicad*, está ativ*, "
            "em produção, em funcionamento"
        ),
        have="tem, têm, usa, usam, recebem, recebe, dispõem",
        gains=(
            "para que, pode, podem, possa, possam, sem, já não, nunca, sabe, sabem, antes que, em vez de, conseguem, "
            "consegue"
        ),
        effects=(
            "menos, mais, melhor*, maior*, menor*, rápid*, segur*, baixar, reduzir, redução, diminu*, aument*, "
            "melhorar, melhoria, incrementar, cresc*, subir, aceler*, evitar, prevenir, eliminar, otimizar, maximizar, "
            "minimizar, reforçar, duplicar, dobrar, poupar, economi*, encurtar, zero, nenhum, nenhuma, "
            "disponibilidade, qualidade, segurança, venda*, custo*, margem, eficiência, transparência, fiab*, "
            "confiab*, estab*, conformidade, avaria*, erro*, falha*, desperdício*, metade, taxa, energia, desempenho, "
            "produtividade, tempo*, consumo, resposta, inferior*, superior*, receita*, dobro, primeira, resíduos, "
            "pontual*"
        ),
        joints=(
            "em, no, na, nos, nas, de, do, da, dos, das, para, a, ao, à, com, por, pelo, pela, sobre, é, são, está, "
            "estão"
        ),
        nobody="todos, todas, ninguém, qualquer um, a definir, n/a, nenhum, desconhecido, vários, interno, externo",
        noun_first=True,
    ),
)
