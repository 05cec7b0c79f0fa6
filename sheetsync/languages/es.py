"""Spanish."""

from sheetsync.languages.goal import Goals
from sheetsync.languages.language import Language

LANGUAGE = Language(
    code="es",
    headers={
        "project": "proyecto, nombre del proyecto, iniciativa, programa, producto",
        "group": (
            "fase, categoría, tema, área, eje, línea, bloque, grupo, módulo, épica, ámbito, dominio, sección, "
            "línea de trabajo, línea de acción, rubro"
        ),
        "line": (
            "tarea, entregable, hito, actividad, acción, paso, elemento, funcionalidad, subtarea, medida, historia, "
            "requisito, nombre de la tarea"
        ),
        "name": "nombre, título, qué, asunto, resumen",
        "description": "descripción, detalle, contenido, resultado",
        "goal": (
            "objetivo, por qué, meta, beneficio, propósito, finalidad, valor, para qué, resultado esperado, "
            "objetivo de usuario"
        ),
        "stakeholders": (
            "partes interesadas, parte interesada, interesado, para quién, público, cliente, usuario, beneficiario, "
            "público objetivo, destinatario, solicitante"
        ),
        "status": "estado, situación, estatus, etapa, estado actual",
        "light": "semáforo",
        "percent": (
            "porcentaje, avance, progreso, % avance, % completado, % de avance, porcentaje completado, grado de avance"
        ),
        "finished": "hecho, terminado, completado, finalizado, realizado, listo",
        "owner": (
            "responsable, encargado, quién, asignado a, propietario, dueño, líder, a cargo de, persona responsable, "
            "a cargo, ejecutor, coordinador, recurso"
        ),
        "start": "inicio, fecha inicio, fecha de inicio, comienzo, desde, empieza, arranque, fecha inicial",
        "end": (
            "fin, fecha fin, fecha de fin, fecha límite, vencimiento, entrega, hasta, plazo, fecha de entrega, "
            "fecha final, término, fecha de vencimiento, fecha de término"
        ),
        "date": "fecha, cuándo, día",
        "plan": (
            "previsto, prevista, planificado, planificada, estimado, estimada, planeado, planeada, programado, "
            "programada"
        ),
        "actual": "real, actual, efectivo, efectiva",
        "updated": "actualizado, última actualización, actualización, modificado, última modificación",
        "notes": "notas, nota, comentario, observación, observaciones, comentarios, anotaciones",
        "priority": "prioridad, importancia, urgencia",
        "sub": "sub",
        "none": (
            "nº, n°, no, número, id, código, enlace, link, duración, dependencia, predecesora, tipo, creado, "
            "esfuerzo, presupuesto, costo, coste, equipo, departamento, riesgo, impacto, rol, leyenda, significado, "
            "versión, lugar, semana, mes, trimestre, año, horas, días, documento, fuente, orden, nivel, indicador, "
            "peso, horas estimadas, correo, correo electrónico, teléfono, probabilidad, mitigación, gravedad, "
            "decisión, importe, proveedor, empresa, factura"
        ),
    },
    statuses={
        "Done": (
            "hecho, hecha, terminado, terminada, completado, completada, finalizado, finalizada, listo, lista, "
            "entregado, entregada, concluido, concluida, cerrado, cerrada, realizado, realizada, resuelto, "
            "publicado, en producción, acabado, acabada, cumplido, cumplida, completo, completa"
        ),
        "In progress": (
            "en curso, en progreso, en marcha, iniciado, iniciada, empezado, empezada, comenzado, en desarrollo, "
            "en proceso, verde, según lo previsto, en ejecución, en revisión, en pruebas, avanzando, activo, activa, "
            "en trabajo, haciendo, en camino, trabajando, parcialmente completado, arrancado"
        ),
        "Possible delay": (
            "amarillo, naranja, retrasado, retrasada, posible retraso, retraso posible, atrasado, atrasada, "
            "con retraso, demorado, demorada, puede retrasarse, riesgo de retraso, posible demora, retraso, "
            "podría retrasarse, retraso probable, ligero retraso, ámbar"
        ),
        "At risk": (
            "rojo, en riesgo, bloqueado, bloqueada, en peligro, atascado, atascada, estancado, estancada, detenido, "
            "riesgo, riesgo alto, en problemas, comprometido, trabado, trabada"
        ),
        "Won't do": (
            "cancelado, cancelada, descartado, descartada, anulado, anulada, rechazado, rechazada, abandonado, "
            "abandonada, no se hará, no se hace, ya no es necesario, eliminado, eliminada, fuera de alcance, "
            "obsoleto, suprimido, desestimado, desestimada, ya no hace falta, retirado"
        ),
        "Not started": (
            "no iniciado, no iniciada, sin empezar, sin iniciar, pendiente, por hacer, planificado, planificada, "
            "por empezar, por iniciar, no empezado, no empezada, aún no empezado, abierto, abierta, nuevo, "
            "programado, previsto, no comenzado, sin comenzar, próximo, en cola, a hacer, planeado, aún sin empezar, "
            "por comenzar, todavía no"
        ),
    },
    undecided=(
        "en espera, en pausa, aplazado, aplazada, pospuesto, pospuesta, suspendido, sí, no, por confirmar, "
        "por definir, diferido, ver nota, pausado, congelado, alta, media, baja, a confirmar, desconocido"
    ),
    loose=(
        "abierto, abierta, nuevo, verde, rojo, amarillo, naranja, activo, activa, riesgo, listo, lista, previsto, "
        "próximo, retraso, real, completo, completa"
    ),
    hedges=(
        "no, casi, será, si, excepto, salvo, parcialmente, pronto, quizás, quizá, tal vez, pero, o, debería, podría, "
        "sin, nunca, aún no, cuando, todavía, después, antes, solo"
    ),
    joints="desde, porque, debido a, por culpa de, el, en, con, gracias a, ver, para, a",
    causes="por, hasta, a falta de",
    completions="hecho, completado, terminado, completo, realizado",
    either="o, o bien",
    spans="al, a, hasta, hasta el, y el",
    openers=(
        "el, del, de, desde, desde el, para el, antes del, hasta, hasta el, a partir del, aprox, semana del, entre el"
    ),
    glue="de, del",
    parts={
        "early": "principios de, inicios de, inicio de, comienzos de, primeros de",
        "mid": "mediados de, mitad de, medio",
        "late": "finales de, fines de, fin de, final de",
    },
    periods={
        "quarter": "t, trimestre, trim",
        "half": "s, semestre",
        "week": "semana, sem",
        "season": "primavera, verano, otoño, invierno, semana santa, navidad",
    },
    cycles="sprint, iteración, ahora, luego, más adelante, ejercicio, siguiente, después, más tarde, próximamente",
    keys="clave",
    parents="padre",
    unsaid=(
        "por asignar, por definir, por determinar, por confirmar, por designar, a definir, a confirmar, sin asignar, "
        "sin definir, no asignado, no definido, no aplica, pendiente de asignar, pendiente de definir, desconocido, "
        "ninguno, ninguna, nadie, vacante"
    ),
    months="set=9, sep=9",
    yes="sí, si",
    ticks="x, sí, s, verdadero, hecho, ok",
    crosses="no, n, falso",
    totals="total, suma, total general, subtotal, número, promedio, totales",
    invoices="factura, facturas, recibo",
    paid="pagado, pagada, impagado, impagada, cobrada, enviada",
    higher="alta, altas, mayor, más alta",
    lower="baja, bajas, menor, más baja, otros",
    priority="prioridad, prioridades, proyectos",
    above="arriba, encima",
    below="abajo, debajo",
    lines="bajo la línea, línea de corte, línea de prioridad, menos prioritario, si hay tiempo",
    said="esta semana",
    reported="período del informe, periodo de reporte, período informado, periodo reportado",
    tabs=(
        "roadmap, hoja de ruta, plan, planificación, plan de trabajo, cronograma, plan de acción, proyectos, tareas, "
        "actividades"
    ),
    aside="antiguo, copia, plantilla, leyenda, ayuda, instrucciones, archivo, listas, ejemplo, hoja, parámetros",
    legends="leyenda, clave, código de colores, abreviaturas, simbología",
    common=(
        "el, la, los, las, un, una, unos, unas, de, del, y, e, o, a, al, en, con, sin, por, para, sobre, entre, desde, "
        "hasta, hacia, según, es, son, era, está, están, ser, estar, ha, han, hay, que, quien, quién, qué, cuál, "
        "cuando, donde, cómo, como, no, ni, nunca, nada, más, menos, muy, ya, también, solo, su, sus, nuestro, "
        "nuestra, se, le, les, lo, me, nos, cada, todo, todos, toda, todas, mismo, misma, otro, otra, antes, después, "
        "durante, si, porque, dos, tres, nuevo, nueva, nuevos"
    ),
    people=(
        "usuario*, usuaria*, cliente*, clienta*, equipo, equipos, familia*, gente, persona, personas, nadie, alguien, "
        "quien, quienes, visitante*, padres, madres, niño*, niña*, lector*, colega*, compañer*, nosotros, ellos, "
        "ellas, nos, empleado*, empleada*, paciente*, ciudadano*, vecino*, vecina*, desarrollador*, voluntari*, "
        "docente*, alumno*, alumna*, estudiante*, profesor*, maestr*, enfermer*, médic*, ingenier*, técnic*, "
        "conductor*, vendedor*, comprador*, proveedor*, socio*, socia*, inquilin*, propietari*, gerente*, jefe, jefes, "
        "jefa*, responsable*, trabajador*, operari*, operador*, agente, agentes, viajero*, pasajero*, turista*, "
        "agricultor*, comerciante*, analista*, abogad*, auditor, auditores, huésped*, lector, suscriptor*, jugador*, "
        "cuidador*, hogares, empresas, personal, todos, todas, cualquiera, repartidor*, dependient*, cocinero*, "
        "residente*, becari*, contribuyente*, cajer*, asociaci*, club, clubes, participante*, organizador*"
    ),
    goals=Goals(
        work=(
            "redactar, implementar, implantar, implementación, implantación, migrar, migración, crear, creación, "
            "construir, construcción, desarrollar, desarrollo, desplegar, despliegue, instalar, instalación, "
            "sustituir, sustitución, reemplazar, reemplazo, cambiar, introducir, introducción, integrar, integración, "
            "publicar, publicación, lanzar, lanzamiento, poner en marcha, puesta en marcha, añadir, agregar, diseñar, "
            "diseño, comprar, compra, adquirir, adquisición, digitalizar, digitalización, automatizar, automatización, "
            "configurar, configuración, mover, trasladar, traslado, renovar, renovación, actualizar, actualización, "
            "modernizar, modernización, montar, montaje, escribir, documentar, documentación, definir, definición, "
            "elaborar, elaboración, establecer, negociar, elegir, seleccionar, organizar, preparar, entregar, entrega, "
            "imprimir, conectar, conexión, formar, traducir, traducción, probar, ampliar, ampliación, rehacer, "
            "rediseñar, rediseño, completar, terminar, finalizar, realizar, ejecutar, producir, fusionar, limpiar, "
            "archivar, desactivar, apagar, cerrar, abrir, colocar, poner, hacer, refactorizar, habilitar, activar, "
            "contratar, licitar"
        ),
        minds=(
            "sabe, saben, ve, ven, entiende, entienden, duerme, duermen, elige, eligen, encuentra, encuentran, decide, "
            "deciden, se entera, se enteran, conoce, conocen, oye, oyen, aprende, aprenden, confía, confían, "
            "recuerda, recuerdan, olvida, olvidan, reconoce, reconocen"
        ),
        done=(
            "está en marcha, está en producción, está lista, está listo, está instalad*, están instalad*, "
            "está disponible, están disponibles, ha sido *, han sido *, está terminad*, está implantad*, "
            "está publicad*, está activ*, queda instalad*, en producción"
        ),
        have="tiene, tienen, usa, usan, reciben, recibe, disponen",
        gains=(
            "para que, puede, pueden, pueda, puedan, sin, ya no, nunca, sabe, saben, antes de que, en vez de, "
            "en lugar de"
        ),
        effects=(
            "menos, más, mejor*, mayor*, menor*, rápid*, segur*, bajar, baja, reducir, reducción, disminu*, aument*, "
            "mejorar, mejora, incrementar, incremento, crec*, subir, aceler*, evitar, prevenir, eliminar, optimizar, "
            "maximizar, minimizar, reforzar, duplicar, ahorr*, acortar, cero, ningún, ninguna, disponibilidad, "
            "calidad, seguridad, venta*, coste*, costo*, margen, eficiencia, transparencia, fiab*, estab*, "
            "cumplimiento, avería*, error*, merma*, mitad, tasa, energía, rendimiento, productividad, tiempo*, "
            "consumo, respuesta, inferior*, superior*, ingresos, doble, primera, residuos, puntual*"
        ),
        joints="en, de, del, para, a, al, con, por, sobre, es, son, está, están, a lo largo",
        nobody="todos, todas, nadie, cualquiera, por definir, n/a, ninguno, desconocido, varios, interno, externo",
        noun_first=True,
    ),
)
