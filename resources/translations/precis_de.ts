<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
 <context>
  <name>precis</name>
  <message>
   <location filename="../../desktop/precis/ui/activity/call_log.py" />
   <source>No call was made yet. The embedded engine works here and calls nothing.</source>
   <translation>Bisher gab es keinen Aufruf. Die eingebaute Engine arbeitet hier und ruft nichts auf.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/activity/call_log.py" />
   <source>No call is like this.</source>
   <translation>Kein Aufruf ist so.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/activity/call_log.py" />
   <source>Prompts and answers are kept redacted: secrets and personal data were taken out before they were written.</source>
   <translation>Eingaben und Antworten werden geschwärzt aufbewahrt: Geheimnisse und personenbezogene Daten wurden vor dem Schreiben entfernt.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/activity/call_log.py" />
   <location filename="../../desktop/precis/ui/activity/job_events.py" />
   <location filename="../../desktop/precis/ui/activity/view.py" />
   <location filename="../../desktop/precis/ui/history/narrowing.py" />
   <location filename="../../desktop/precis/ui/quality/view.py" />
   <location filename="../../desktop/precis/ui/usage/view.py" />
   <source>Time</source>
   <translation>Zeit</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/activity/call_log.py" />
   <location filename="../../desktop/precis/ui/activity/calls.py" />
   <location filename="../../desktop/precis/ui/history/narrowing.py" />
   <location filename="../../desktop/precis/ui/quality/view.py" />
   <location filename="../../desktop/precis/ui/settings/engines.py" />
   <location filename="../../desktop/precis/ui/usage/view.py" />
   <location filename="../../desktop/precis/ui/work/options_bar.py" />
   <source>Engine</source>
   <translation>Engine</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/activity/call_log.py" />
   <location filename="../../desktop/precis/ui/usage/view.py" />
   <source>Model</source>
   <translation>Modell</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/activity/call_log.py" />
   <source>For</source>
   <translation>Für</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/activity/call_log.py" />
   <location filename="../../desktop/precis/ui/activity/calls.py" />
   <source>Outcome</source>
   <translation>Ergebnis</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/activity/call_log.py" />
   <location filename="../../desktop/precis/ui/activity/calls.py" />
   <source>Tokens</source>
   <translation>Token</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/activity/call_log.py" />
   <location filename="../../desktop/precis/ui/activity/calls.py" />
   <source>Took</source>
   <translation>Dauer</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/activity/call_log.py" />
   <location filename="../../desktop/precis/ui/activity/calls.py" />
   <location filename="../../desktop/precis/ui/activity/timeline.py" />
   <location filename="../../desktop/precis/ui/history/narrowing.py" />
   <location filename="../../desktop/precis/ui/usage/view.py" />
   <source>Cost</source>
   <translation>Kosten</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/activity/call_log.py" />
   <location filename="../../desktop/precis/ui/activity/timeline.py" />
   <location filename="../../desktop/precis/ui/activity/view.py" />
   <location filename="../../desktop/precis/ui/usage/view.py" />
   <source>Calls</source>
   <translation>Aufrufe</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/activity/call_log.py" />
   <source>The chosen call</source>
   <translation>Der gewählte Aufruf</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/activity/call_log.py" />
   <location filename="../../desktop/precis/ui/history/narrowing.py" />
   <source>Any engine</source>
   <translation>Jede Engine</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/activity/call_log.py" />
   <source>Any outcome</source>
   <translation>Jedes Ergebnis</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/activity/call_log.py" />
   <location filename="../../desktop/precis/ui/activity/view.py" />
   <location filename="../../desktop/precis/ui/commands.py" />
   <location filename="../../desktop/precis/ui/history/view.py" />
   <location filename="../../desktop/precis/ui/result/tool_bar.py" />
   <location filename="../../desktop/precis/ui/why/view.py" />
   <source>Why did this change?</source>
   <translation>Warum hat sich das geändert?</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/activity/call_log.py" />
   <source>Why is its result other than an earlier one?</source>
   <translation>Warum ist das Ergebnis anders als ein früheres?</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/activity/call_log.py" />
   <location filename="../../desktop/precis/ui/activity/job_events.py" />
   <location filename="../../desktop/precis/ui/activity/view.py" />
   <location filename="../../desktop/precis/ui/history/view.py" />
   <source>What happened</source>
   <translation>Was geschah</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/activity/call_log.py" />
   <source>Show the steps of the document that the call was for</source>
   <translation>Die Schritte des Dokuments zeigen, für das der Aufruf war</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/activity/call_log.py" />
   <location filename="../../desktop/precis/ui/activity/view.py" />
   <location filename="../../desktop/precis/ui/review/question.py" />
   <source>Show</source>
   <translation>Zeigen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/activity/call_log.py" />
   <source>Open the document that the call was for</source>
   <translation>Das Dokument öffnen, für das der Aufruf war</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/activity/calls.py" />
   <source>answered</source>
   <translation>beantwortet</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/activity/calls.py" />
   <source>found again</source>
   <translation>wiedergefunden</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/activity/calls.py" />
   <source>answered, not needed any more</source>
   <translation>beantwortet, nicht mehr benötigt</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/activity/calls.py" />
   <source>under way</source>
   <translation>unterwegs</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/activity/calls.py" />
   <source>at once</source>
   <translation>sofort</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/activity/calls.py" />
   <source>behind others</source>
   <translation>hinter anderen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/activity/calls.py" />
   <source>the provider's batch queue</source>
   <translation>Stapelwarteschlange des Anbieters</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/activity/calls.py" />
   <source>unknown</source>
   <comment>a cost</comment>
   <translation>unbekannt</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/activity/calls.py" />
   <source>{count} in</source>
   <comment>tokens</comment>
   <translation>{count} ein</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/activity/calls.py" />
   <source>{count} out</source>
   <comment>tokens</comment>
   <translation>{count} aus</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/activity/calls.py" />
   <source>up to {amount}</source>
   <translation>bis zu {amount}</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/activity/calls.py" />
   <source>Started</source>
   <translation>Begonnen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/activity/calls.py" />
   <source>Stands in for</source>
   <translation>Springt ein für</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/activity/calls.py" />
   <source>Prompt</source>
   <translation>Eingabe</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/activity/calls.py" />
   <source>Attempt</source>
   <translation>Versuch</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/activity/calls.py" />
   <source>Job</source>
   <translation>Auftrag</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/activity/calls.py" />
   <source>{count} of the provider's cache</source>
   <translation>{count} aus dem Cache des Anbieters</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/activity/calls.py" />
   <source>— {role} (redacted) —</source>
   <translation>— {role} (geschwärzt) —</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/activity/calls.py" />
   <source>— answer (redacted) —</source>
   <translation>— Antwort (geschwärzt) —</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/activity/calls.py" />
   <source>Error</source>
   <translation>Fehler</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/activity/calls.py" />
   <source>Model that answered</source>
   <translation>Modell, das geantwortet hat</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/activity/calls.py" />
   <source>Finish</source>
   <translation>Ende</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/activity/calls.py" />
   <source>Waited</source>
   <translation>Gewartet</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/activity/calls.py" />
   <source>First token</source>
   <translation>Erstes Token</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/activity/calls.py" />
   <location filename="../../desktop/precis/ui/usage/view.py" />
   <source>Saved</source>
   <translation>Gespart</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/activity/calls.py" />
   <source>Request id</source>
   <translation>Anfrage-ID</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/activity/calls.py" />
   <source>not kept</source>
   <translation>nicht aufbewahrt</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/activity/calls.py" />
   <source>estimated</source>
   <translation>geschätzt</translation>
  </message>
  <message numerus="yes">
   <location filename="../../desktop/precis/ui/activity/failures.py" />
   <location filename="../../desktop/precis/ui/settings/purging.py" />
   <location filename="../../desktop/precis/ui/settings/rule_form.py" />
   <source>{names} and {n} others</source>
   <extracomment>For one: {names} and {n} other</extracomment>
   <translation>
    <numerusform>{names} und {n} weiteres</numerusform>
    <numerusform>{names} und {n} weitere</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="../../desktop/precis/ui/activity/failures.py" />
   <source>{n} times · last {last}</source>
   <extracomment>For one: {n} time · last {last}</extracomment>
   <translation>
    <numerusform>{n}-mal · zuletzt {last}</numerusform>
    <numerusform>{n}-mal · zuletzt {last}</numerusform>
   </translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/activity/failures.py" />
   <source>{times}, first {time}</source>
   <translation>{times}, zuerst {time}</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/activity/failures.py" />
   <source>✓ stops nothing any more</source>
   <translation>✓ hält nichts mehr auf</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/activity/job_events.py" />
   <location filename="../../desktop/precis/ui/activity/view.py" />
   <location filename="../../desktop/precis/ui/quality/comparing.py" />
   <source>After</source>
   <translation>Nachher</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/activity/job_events.py" />
   <location filename="../../desktop/precis/ui/history/narrowing.py" />
   <source>State</source>
   <translation>Zustand</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/activity/job_events.py" />
   <source>Parts</source>
   <translation>Teile</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/activity/job_events.py" />
   <source>Spent</source>
   <translation>Ausgegeben</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/activity/job_events.py" />
   <location filename="../../desktop/precis/ui/settings/backups.py" />
   <source>Why</source>
   <translation>Warum</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/activity/job_events.py" />
   <source>What happened, in order</source>
   <translation>Was geschah, der Reihe nach</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/activity/job_events.py" />
   <location filename="../../desktop/precis/ui/sending/preview.py" />
   <location filename="../../desktop/precis/ui/why/view.py" />
   <source>Close</source>
   <translation>Schließen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/activity/job_events.py" />
   <location filename="../../desktop/precis/ui/sending/preview.py" />
   <location filename="../../desktop/precis/ui/why/view.py" />
   <source>Close (Esc)</source>
   <translation>Schließen (Esc)</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/activity/job_events.py" />
   <source>Nothing was kept of this job's steps.</source>
   <translation>Von den Schritten dieses Auftrags wurde nichts aufbewahrt.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/activity/timeline.py" />
   <source>No engine was called in the last 90 days, so there is nothing to compare.</source>
   <translation>In den letzten 90 Tagen wurde keine Engine aufgerufen; es gibt nichts zu vergleichen.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/activity/timeline.py" />
   <source>Day</source>
   <translation>Tag</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/activity/timeline.py" />
   <location filename="../../desktop/precis/ui/quality/comparing.py" />
   <source>What changed</source>
   <translation>Was sich geändert hat</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/activity/timeline.py" />
   <location filename="../../desktop/precis/ui/usage/view.py" />
   <location filename="../../desktop/precis/ui/words/jobs.py" />
   <source>Failed</source>
   <translation>Fehlgeschlagen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/activity/timeline.py" />
   <source>Asked again</source>
   <translation>Noch einmal gefragt</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/activity/timeline.py" />
   <location filename="../../desktop/precis/ui/words/claims.py" />
   <source>Supported</source>
   <translation>Belegt</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/activity/timeline.py" />
   <source>Unsure</source>
   <translation>Unsicher</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/activity/timeline.py" />
   <source>Edits</source>
   <translation>Änderungen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/activity/timeline.py" />
   <location filename="../../desktop/precis/ui/usage/view.py" />
   <source>Median</source>
   <translation>Median</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/activity/timeline.py" />
   <location filename="../../desktop/precis/ui/usage/view.py" />
   <source>95% within</source>
   <translation>95 % innerhalb</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/activity/timeline.py" />
   <location filename="../../desktop/precis/ui/quality/figures.py" />
   <source>Supported sentences</source>
   <translation>Belegte Sätze</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/activity/timeline.py" />
   <source>Unsure labels</source>
   <translation>Unsichere Labels</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/activity/timeline.py" />
   <source>Failed calls</source>
   <translation>Fehlgeschlagene Aufrufe</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/activity/timeline.py" />
   <source>Median seconds a call</source>
   <translation>Median der Sekunden je Aufruf</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/activity/timeline.py" />
   <source>95% of the calls took at most, seconds</source>
   <translation>95 % der Aufrufe dauerten höchstens, Sekunden</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/activity/timeline.py" />
   <source>{day}: {measure} {value}</source>
   <translation>{day}: {measure} {value}</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/activity/timeline.py" />
   <source>Engine, model and prompt</source>
   <translation>Engine, Modell und Eingabe</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/activity/timeline.py" />
   <location filename="../../desktop/precis/ui/quality/comparing.py" />
   <location filename="../../desktop/precis/ui/quality/view.py" />
   <source>Measure</source>
   <translation>Maß</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/activity/timeline.py" />
   <source>Over time</source>
   <translation>Im Lauf der Zeit</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/activity/timeline.py" />
   <source>Days, newest first</source>
   <translation>Tage, die neuesten zuerst</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/activity/view.py" />
   <source>Nothing failed. What stops a document is explained here, with what helps.</source>
   <translation>Nichts ist fehlgeschlagen. Was ein Dokument aufhält, wird hier erklärt, mit dem, was hilft.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/activity/view.py" />
   <source>It is no longer in the history.</source>
   <translation>Es ist nicht mehr im Verlauf.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/activity/view.py" />
   <source>No setting was changed here. What you change in the settings is kept here, without secrets.</source>
   <translation>Hier wurde keine Einstellung geändert. Was Sie in den Einstellungen ändern, wird hier festgehalten, ohne Geheimnisse.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/activity/view.py" />
   <source>Each day with calls, from what was logged. ▼ marks a day on which something changed: the provider answered with another model, or a prompt was edited. To ask about one result, use “Why did this change?” on it.</source>
   <translation>Jeder Tag mit Aufrufen, aus dem Protokoll. ▼ markiert einen Tag, an dem sich etwas änderte: Der Anbieter antwortete mit einem anderen Modell, oder eine Eingabe wurde geändert. Zu einem einzelnen Ergebnis fragen Sie dort „Warum hat sich das geändert?“.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/activity/view.py" />
   <location filename="../../desktop/precis/ui/result/tool_bar.py" />
   <source>Why is this other than an earlier result of this document?</source>
   <translation>Warum ist das anders als ein früheres Ergebnis dieses Dokuments?</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/activity/view.py" />
   <source>Setting</source>
   <translation>Einstellung</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/activity/view.py" />
   <location filename="../../desktop/precis/ui/quality/comparing.py" />
   <source>Before</source>
   <translation>Vorher</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/activity/view.py" />
   <source>By</source>
   <translation>Durch</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/activity/view.py" />
   <location filename="../../desktop/precis/ui/result/remedies.py" />
   <source>Try again</source>
   <translation>Erneut versuchen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/activity/view.py" />
   <source>Try all {count} again</source>
   <translation>Alle {count} erneut versuchen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/activity/view.py" />
   <source>What was done is kept</source>
   <translation>Was getan wurde, bleibt erhalten</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/activity/view.py" />
   <source>Open the newest of them</source>
   <translation>Das neueste davon öffnen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/activity/view.py" />
   <source>Show the steps of the newest of them</source>
   <translation>Die Schritte des neuesten davon zeigen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/activity/view.py" />
   <location filename="../../desktop/precis/ui/views.py" />
   <source>Activity</source>
   <translation>Aktivität</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/activity/view.py" />
   <source>Changes of settings</source>
   <translation>Geänderte Einstellungen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/activity/view.py" />
   <source>Failures</source>
   <translation>Fehlschläge</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/activity/view.py" />
   <source>Changes</source>
   <translation>Änderungen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/activity/view.py" />
   <source>Engines, models and prompts over time</source>
   <translation>Engines, Modelle und Eingaben im Lauf der Zeit</translation>
  </message>
  <message numerus="yes">
   <location filename="../../desktop/precis/ui/activity/view.py" />
   <source>{n} documents started again.</source>
   <extracomment>For one: {n} document started again.</extracomment>
   <translation>
    <numerusform>{n} Dokument neu gestartet.</numerusform>
    <numerusform>{n} Dokumente neu gestartet.</numerusform>
   </translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/activity/view.py" />
   <source>What stopped documents, by cause</source>
   <translation>Was Dokumente aufhielt, nach Ursache</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/activity/view.py" />
   <source>The log of calls, redacted</source>
   <translation>Das Protokoll der Aufrufe, geschwärzt</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/activity/view.py" />
   <source>What changed over time: models, prompts, settings</source>
   <translation>Was sich mit der Zeit änderte: Modelle, Eingaben, Einstellungen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/activity/view.py" />
   <source>(not set)</source>
   <translation>(nicht gesetzt)</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/amounts.py" />
   <source>{number}%</source>
   <translation>{number} %</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/amounts.py" />
   <source>{number} h</source>
   <translation>{number} h</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/amounts.py" />
   <source>{date} {time}</source>
   <translation>{date} {time}</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/amounts.py" />
   <source>{number} s</source>
   <translation>{number} s</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/amounts.py" />
   <source>{number} min</source>
   <translation>{number} min</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/amounts.py" />
   <source>d MMM yyyy</source>
   <comment>Qt's pattern of a date</comment>
   <translation>d. MMM yyyy</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/amounts.py" />
   <source>d MMM</source>
   <comment>Qt's pattern of a date</comment>
   <translation>d. MMM</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/amounts.py" />
   <source>MMM yyyy</source>
   <comment>Qt's pattern of a date</comment>
   <translation>MMM yyyy</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/amounts.py" />
   <source>yesterday {time}</source>
   <translation>gestern {time}</translation>
  </message>
  <message numerus="yes">
   <location filename="../../desktop/precis/ui/announcing.py" />
   <source>Précis: {n} documents under way</source>
   <extracomment>For one: Précis: {n} document under way</extracomment>
   <translation>
    <numerusform>Précis: {n} Dokument in Arbeit</numerusform>
    <numerusform>Précis: {n} Dokumente in Arbeit</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="../../desktop/precis/ui/announcing.py" />
   <source>{n} documents are done.</source>
   <extracomment>For one: {n} document is done.</extracomment>
   <translation>
    <numerusform>{n} Dokument ist fertig.</numerusform>
    <numerusform>{n} Dokumente sind fertig.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="../../desktop/precis/ui/announcing.py" />
   <source>{n} wait for you.</source>
   <extracomment>For one: {n} waits for you.</extracomment>
   <translation>
    <numerusform>{n} wartet auf Sie.</numerusform>
    <numerusform>{n} warten auf Sie.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="../../desktop/precis/ui/announcing.py" />
   <source>{n} failed.</source>
   <extracomment>For one: {n} failed.</extracomment>
   <translation>
    <numerusform>{n} ist fehlgeschlagen.</numerusform>
    <numerusform>{n} sind fehlgeschlagen.</numerusform>
   </translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/announcing.py" />
   <source>Précis</source>
   <translation>Précis</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/checking/findings.py" />
   <source>Choose a document and paste a summary of it: each sentence is compared with the passages that it rests on.</source>
   <translation>Wählen Sie ein Dokument und fügen Sie eine Zusammenfassung davon ein: Jeder Satz wird mit den Stellen verglichen, auf denen er beruht.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/checking/findings.py" />
   <source>Marks are hints and can be wrong, either way; click a sentence to read its passage. Nothing is sent anywhere.</source>
   <translation>Markierungen sind Hinweise und können falsch sein, in beide Richtungen; ein Klick auf einen Satz zeigt seine Stelle. Nichts wird irgendwohin gesendet.</translation>
  </message>
  <message numerus="yes">
   <location filename="../../desktop/precis/ui/checking/findings.py" />
   <source>✓ {n} sentences, nothing found amiss</source>
   <extracomment>For one: ✓ {n} sentence, nothing found amiss</extracomment>
   <translation>
    <numerusform>✓ {n} Satz, nichts zu beanstanden</numerusform>
    <numerusform>✓ {n} Sätze, nichts zu beanstanden</numerusform>
   </translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/checking/findings.py" />
   <location filename="../../desktop/precis/ui/result/pane.py" />
   <source>Sentences of the summary</source>
   <translation>Sätze der Zusammenfassung</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/checking/findings.py" />
   <location filename="../../desktop/precis/ui/words/jobs.py" />
   <source>Checking</source>
   <translation>Prüfen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/checking/form.py" />
   <source>Paste a summary here, from anywhere</source>
   <translation>Fügen Sie hier eine Zusammenfassung ein, egal woher</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/checking/form.py" />
   <source>Summary to check</source>
   <translation>Zu prüfende Zusammenfassung</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/checking/form.py" />
   <source>The open document</source>
   <translation>Das geöffnete Dokument</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/checking/form.py" />
   <source>Check against the document of the work view</source>
   <translation>Mit dem Dokument der Arbeitsansicht vergleichen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/checking/form.py" />
   <source>A file…</source>
   <translation>Eine Datei …</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/checking/form.py" />
   <source>Check against a file</source>
   <translation>Mit einer Datei vergleichen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/checking/form.py" />
   <source>Open a summary…</source>
   <translation>Zusammenfassung öffnen …</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/checking/form.py" />
   <source>Take the summary from a file, in any format that can be read</source>
   <translation>Die Zusammenfassung aus einer Datei nehmen, in jedem lesbaren Format</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/checking/form.py" />
   <location filename="../../desktop/precis/ui/views.py" />
   <source>Check</source>
   <translation>Prüfen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/checking/form.py" />
   <source>Check each sentence against the source (Ctrl+Enter)</source>
   <translation>Jeden Satz an der Quelle prüfen (Strg+Eingabe)</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/checking/form.py" />
   <location filename="../../desktop/precis/ui/result/under_way.py" />
   <location filename="../../desktop/precis/ui/sending/notice.py" />
   <location filename="../../desktop/precis/ui/settings/engine_form.py" />
   <location filename="../../desktop/precis/ui/settings/label_form.py" />
   <location filename="../../desktop/precis/ui/settings/rule_form.py" />
   <source>Cancel</source>
   <translation>Abbrechen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/checking/form.py" />
   <source>Stop what is being read or checked</source>
   <translation>Anhalten, was gelesen oder geprüft wird</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/checking/form.py" />
   <source>Check against</source>
   <translation>Vergleichen mit</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/checking/form.py" />
   <source>Open a summary</source>
   <translation>Zusammenfassung öffnen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/checking/form.py" />
   <location filename="../../desktop/precis/ui/sending/telling.py" />
   <source>Source</source>
   <translation>Quelle</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/checking/form.py" />
   <location filename="../../desktop/precis/ui/checking/view.py" />
   <source>Summary</source>
   <translation>Zusammenfassung</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/checking/form.py" />
   <source>No document chosen yet</source>
   <translation>Noch kein Dokument gewählt</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/checking/view.py" />
   <source>The document that the summary is of is shown here.</source>
   <translation>Hier erscheint das Dokument, von dem die Zusammenfassung stammt.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/checking/view.py" />
   <location filename="../../desktop/precis/ui/work/showing.py" />
   <source>Reading the document…</source>
   <translation>Das Dokument wird gelesen …</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/checking/view.py" />
   <source>Reading the summary…</source>
   <translation>Die Zusammenfassung wird gelesen …</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/checking/view.py" />
   <source>Comparing each sentence with the document…</source>
   <translation>Jeder Satz wird mit dem Dokument verglichen …</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/checking/view.py" />
   <source>Cancelled.</source>
   <translation>Abgebrochen.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/checking/view.py" />
   <source>Password of {name}
(It is used for reading only, and not kept.)</source>
   <translation>Passwort von {name}
(Es dient nur zum Lesen und wird nicht aufbewahrt.)</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/checking/view.py" />
   <location filename="../../desktop/precis/ui/work/handling.py" />
   <source>Password</source>
   <translation>Passwort</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/checking/view.py" />
   <location filename="../../desktop/precis/ui/work/handling.py" />
   <source>No passage of the document supports this sentence.</source>
   <translation>Keine Stelle des Dokuments belegt diesen Satz.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/checking/view.py" />
   <source>Press Check to compare it with the document.</source>
   <translation>„Prüfen“ vergleicht sie mit dem Dokument.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/command_palette.py" />
   <source>Commands</source>
   <translation>Befehle</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/command_palette.py" />
   <source>What do you want to do?</source>
   <translation>Was möchten Sie tun?</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/command_palette.py" />
   <source>Find a command</source>
   <translation>Befehl suchen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/commands.py" />
   <source>Show the work</source>
   <translation>Arbeit zeigen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/commands.py" />
   <source>Show the review</source>
   <translation>Durchsicht zeigen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/commands.py" />
   <source>Show the check</source>
   <translation>Prüfen zeigen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/commands.py" />
   <source>Show the history</source>
   <translation>Verlauf zeigen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/commands.py" />
   <source>Show the usage</source>
   <translation>Verbrauch zeigen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/commands.py" />
   <source>Show the activity</source>
   <translation>Aktivität zeigen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/commands.py" />
   <source>Show the quality</source>
   <translation>Qualität zeigen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/commands.py" />
   <source>Show the settings</source>
   <translation>Einstellungen zeigen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/commands.py" />
   <source>Appearance: as the system</source>
   <translation>Darstellung: wie das System</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/commands.py" />
   <source>Appearance: light</source>
   <translation>Darstellung: hell</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/commands.py" />
   <source>Appearance: dark</source>
   <translation>Darstellung: dunkel</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/commands.py" />
   <source>Appearance: high contrast</source>
   <translation>Darstellung: hoher Kontrast</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/commands.py" />
   <source>Run again, or in the chosen mode</source>
   <translation>Erneut oder im gewählten Modus ausführen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/commands.py" />
   <source>Cancel the selected documents</source>
   <translation>Gewählte Dokumente abbrechen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/commands.py" />
   <source>Remove from the list</source>
   <translation>Aus der Liste nehmen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/commands.py" />
   <source>Add the result to the quality set</source>
   <translation>Ergebnis in das Referenz-Set aufnehmen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/commands.py" />
   <source>Go to the documents</source>
   <translation>Zu den Dokumenten gehen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/commands.py" />
   <location filename="../../desktop/precis/ui/history/view.py" />
   <source>Search the history</source>
   <translation>Verlauf durchsuchen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/commands.py" />
   <location filename="../../desktop/precis/ui/work/documents_pane.py" />
   <source>Add documents…</source>
   <translation>Dokumente hinzufügen …</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/commands.py" />
   <source>Add a folder…</source>
   <translation>Ordner hinzufügen …</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/commands.py" />
   <location filename="../../desktop/precis/ui/work/add_menu.py" />
   <source>Watch a folder…</source>
   <translation>Ordner beobachten …</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/commands.py" />
   <source>Paste text or files</source>
   <translation>Text oder Dateien einfügen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/commands.py" />
   <source>Cancel everything</source>
   <translation>Alles abbrechen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/commands.py" />
   <source>Switch between fast and accurate</source>
   <translation>Zwischen schnell und genau wechseln</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/commands.py" />
   <source>Copy the result as Markdown</source>
   <translation>Ergebnis als Markdown kopieren</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/commands.py" />
   <source>Export the result…</source>
   <translation>Ergebnis exportieren …</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/commands.py" />
   <source>Compare with another result…</source>
   <translation>Mit einem anderen Ergebnis vergleichen …</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/commands.py" />
   <source>Preview what is sent…</source>
   <translation>Ansehen, was gesendet wird …</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/commands.py" />
   <source>Summarize the selection</source>
   <translation>Auswahl zusammenfassen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/commands.py" />
   <source>Where is the selection used?</source>
   <translation>Wo wird die Auswahl verwendet?</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/commands.py" />
   <source>Go to the sentences of the summary</source>
   <translation>Zu den Sätzen der Zusammenfassung gehen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/commands.py" />
   <location filename="../../desktop/precis/ui/document/find_bar.py" />
   <source>Find in the document</source>
   <translation>Im Dokument suchen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/commands.py" />
   <source>Show as text, or as pages</source>
   <translation>Als Text oder als Seiten zeigen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/commands.py" />
   <source>Show or hide the thumbnails</source>
   <translation>Seitenübersicht zeigen oder verbergen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/commands.py" />
   <location filename="../../desktop/precis/ui/document/tool_bar.py" />
   <source>Zoom in</source>
   <translation>Vergrößern</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/commands.py" />
   <location filename="../../desktop/precis/ui/document/tool_bar.py" />
   <source>Zoom out</source>
   <translation>Verkleinern</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/commands.py" />
   <location filename="../../desktop/precis/ui/document/tool_bar.py" />
   <source>Fit the width</source>
   <translation>An die Breite anpassen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/commands.py" />
   <source>Open the guide</source>
   <translation>Anleitung öffnen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/commands.py" />
   <location filename="../../desktop/precis/ui/help.py" />
   <source>About Précis</source>
   <translation>Über Précis</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/commands.py" />
   <location filename="../../desktop/precis/ui/notice.py" />
   <location filename="../../desktop/precis/ui/review/question.py" />
   <source>Undo</source>
   <translation>Rückgängig</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/commands.py" />
   <source>All commands…</source>
   <translation>Alle Befehle …</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/commands.py" />
   <location filename="../../desktop/precis/ui/start_failure.py" />
   <source>Quit</source>
   <translation>Beenden</translation>
  </message>
  <message numerus="yes">
   <location filename="../../desktop/precis/ui/compare/differing.py" />
   <source>Of {n} sentences: {parts}.</source>
   <extracomment>For one: Of {n} sentence: {parts}.</extracomment>
   <translation>
    <numerusform>Von {n} Satz: {parts}.</numerusform>
    <numerusform>Von {n} Sätzen: {parts}.</numerusform>
   </translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/compare/differing.py" />
   <source>Both summaries say the same.</source>
   <translation>Beide Zusammenfassungen sagen dasselbe.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/compare/differing.py" />
   <source>Neither has a summary.</source>
   <translation>Keines hat eine Zusammenfassung.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/compare/differing.py" />
   <source>in both</source>
   <translation>in beiden</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/compare/differing.py" />
   <location filename="../../desktop/precis/ui/compare/view.py" />
   <source>reworded</source>
   <translation>umformuliert</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/compare/differing.py" />
   <location filename="../../desktop/precis/ui/compare/view.py" />
   <source>only on the left</source>
   <translation>nur links</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/compare/differing.py" />
   <location filename="../../desktop/precis/ui/compare/view.py" />
   <source>only on the right</source>
   <translation>nur rechts</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/compare/view.py" />
   <source>Left</source>
   <translation>Links</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/compare/view.py" />
   <source>Right</source>
   <translation>Rechts</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/compare/view.py" />
   <source>Compare results</source>
   <translation>Ergebnisse vergleichen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/compare/view.py" />
   <source>Differences</source>
   <translation>Unterschiede</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/compare/view.py" />
   <source>{side} result</source>
   <translation>Ergebnis {side}</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/compare/view.py" />
   <source>One of the two has no result, or is no longer in the history. Choose another.</source>
   <translation>Eines der beiden hat kein Ergebnis oder ist nicht mehr im Verlauf. Wählen Sie ein anderes.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/compare/view.py" />
   <source>not asked</source>
   <translation>nicht gefragt</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/crash_box.py" />
   <source>Something went wrong inside Précis. Your documents and results are safe.</source>
   <translation>In Précis ist etwas schiefgegangen. Ihre Dokumente und Ergebnisse sind sicher.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/crash_box.py" />
   <source>This is a fault of the program. The details help whoever mends it.</source>
   <translation>Das ist ein Fehler des Programms. Die Einzelheiten helfen denen, die es reparieren.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/document/coverage.py" />
   <source>What the summary draws on</source>
   <translation>Worauf die Zusammenfassung beruht</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/document/coverage.py" />
   <source>Marked: the parts of the document that the summary draws on. {said}</source>
   <translation>Markiert: die Teile des Dokuments, auf denen die Zusammenfassung beruht. {said}</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/document/find_bar.py" />
   <source>Previous place</source>
   <translation>Vorige Stelle</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/document/find_bar.py" />
   <source>Previous place (Shift+Enter)</source>
   <translation>Vorige Stelle (Umschalt+Eingabe)</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/document/find_bar.py" />
   <source>Next place</source>
   <translation>Nächste Stelle</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/document/find_bar.py" />
   <source>Next place (Enter)</source>
   <translation>Nächste Stelle (Eingabe)</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/document/find_bar.py" />
   <source>Close the search</source>
   <translation>Suche schließen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/document/find_bar.py" />
   <source>Close the search (Esc)</source>
   <translation>Suche schließen (Esc)</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/document/find_bar.py" />
   <location filename="../../desktop/precis/ui/review/bar.py" />
   <source>{place} of {total}</source>
   <translation>{place} von {total}</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/document/find_bar.py" />
   <source>Nothing found</source>
   <translation>Nichts gefunden</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/document/page_area.py" />
   <source>Document pages</source>
   <translation>Seiten des Dokuments</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/document/page_area.py" />
   <location filename="../../desktop/precis/ui/document/pane.py" />
   <location filename="../../desktop/precis/ui/document/thumbnails.py" />
   <source>Page {page} of {count}</source>
   <translation>Seite {page} von {count}</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/document/pane.py" />
   <location filename="../../desktop/precis/ui/work/view.py" />
   <source>Choose a document to read it here.</source>
   <translation>Wählen Sie ein Dokument, um es hier zu lesen.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/document/pane.py" />
   <location filename="../../desktop/precis/ui/result/tool_bar.py" />
   <location filename="../../desktop/precis/ui/why/view.py" />
   <source>Copy</source>
   <translation>Kopieren</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/document/pane.py" />
   <source>Copy the selected text (Ctrl+C)</source>
   <translation>Den gewählten Text kopieren (Strg+C)</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/document/pane.py" />
   <source>Summarize selection</source>
   <translation>Auswahl zusammenfassen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/document/pane.py" />
   <source>Summarize the selected text by itself (Ctrl+Shift+S)</source>
   <translation>Den gewählten Text für sich zusammenfassen (Strg+Umschalt+S)</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/document/pane.py" />
   <source>Where is this used?</source>
   <translation>Wo wird das verwendet?</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/document/pane.py" />
   <source>Show the sentences of the summary that rest on it (Ctrl+U)</source>
   <translation>Die Sätze der Zusammenfassung zeigen, die darauf beruhen (Strg+U)</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/document/pane.py" />
   <source>The pages can't be painted; this is the text that was read</source>
   <translation>Die Seiten lassen sich nicht darstellen; dies ist der gelesene Text</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/document/text_view.py" />
   <source>Document text</source>
   <translation>Text des Dokuments</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/document/thumbnails.py" />
   <location filename="../../desktop/precis/ui/document/tool_bar.py" />
   <source>Page thumbnails</source>
   <translation>Seitenübersicht</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/document/tool_bar.py" />
   <source>Show the pages small, to go to one (Ctrl+Shift+T)</source>
   <translation>Die Seiten klein zeigen, um zu einer zu gehen (Strg+Umschalt+T)</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/document/tool_bar.py" />
   <source>Zoom out (Ctrl+−)</source>
   <translation>Verkleinern (Strg+−)</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/document/tool_bar.py" />
   <source>Zoom in (Ctrl++)</source>
   <translation>Vergrößern (Strg++)</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/document/tool_bar.py" />
   <source>Fit the width (Ctrl+0)</source>
   <translation>An die Breite anpassen (Strg+0)</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/document/tool_bar.py" />
   <source>Show as text</source>
   <translation>Als Text zeigen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/document/tool_bar.py" />
   <source>Show the text that was read, without pages (Ctrl+T)</source>
   <translation>Den gelesenen Text zeigen, ohne Seiten (Strg+T)</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/document/tool_bar.py" />
   <source>Find</source>
   <translation>Suchen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/document/tool_bar.py" />
   <source>Find in the document (Ctrl+F)</source>
   <translation>Im Dokument suchen (Strg+F)</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/engine_loop.py" />
   <source>The data was exchanged for a backup meanwhile.</source>
   <translation>Die Daten wurden inzwischen gegen eine Sicherung getauscht.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/engine_loop.py" />
   <source>Try again.</source>
   <translation>Versuchen Sie es noch einmal.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/help.py" />
   <source># Précis {version}

Summarizes and labels your own documents, and lets you check what it says.

Apache License 2.0. No account, no telemetry. Nothing leaves this computer unless you add a model engine and choose it.

</source>
   <translation># Précis {version}

Fasst Ihre eigenen Dokumente zusammen, vergibt Labels und lässt Sie prüfen, was es sagt.

Apache License 2.0. Kein Konto, keine Telemetrie. Nichts verlässt diesen Computer, solange Sie keine Modell-Engine hinzufügen und wählen.

</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/help.py" />
   <source># The guide is missing

It was not installed along with the program. `precis --help` lists the commands.</source>
   <translation># Die Anleitung fehlt

Sie wurde nicht mit dem Programm installiert. `precis --help` zeigt die Befehle.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/help.py" />
   <source>Guide</source>
   <translation>Anleitung</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/history/narrowing.py" />
   <source>Any state</source>
   <translation>Jeder Zustand</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/history/narrowing.py" />
   <location filename="../../desktop/precis/ui/words/jobs.py" />
   <source>Done</source>
   <translation>Fertig</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/history/narrowing.py" />
   <source>Label unsure</source>
   <translation>Label unsicher</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/history/narrowing.py" />
   <source>Failed or incomplete</source>
   <translation>Fehlgeschlagen oder unvollständig</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/history/narrowing.py" />
   <source>Cancelled or paused</source>
   <translation>Abgebrochen oder angehalten</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/history/narrowing.py" />
   <source>Any time</source>
   <translation>Jederzeit</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/history/narrowing.py" />
   <location filename="../../desktop/precis/ui/usage/view.py" />
   <source>Today</source>
   <translation>Heute</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/history/narrowing.py" />
   <source>Last 7 days</source>
   <translation>Letzte 7 Tage</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/history/narrowing.py" />
   <source>Last 30 days</source>
   <translation>Letzte 30 Tage</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/history/narrowing.py" />
   <source>Last 12 months</source>
   <translation>Letzte 12 Monate</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/history/narrowing.py" />
   <location filename="../../desktop/precis/ui/quality/view.py" />
   <location filename="../../desktop/precis/ui/review/teaching.py" />
   <location filename="../../desktop/precis/ui/settings/engines.py" />
   <location filename="../../desktop/precis/ui/usage/view.py" />
   <location filename="../../desktop/precis/ui/work/options_bar.py" />
   <source>Mode</source>
   <translation>Modus</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/history/narrowing.py" />
   <location filename="../../desktop/precis/ui/settings/label_form.py" />
   <location filename="../../desktop/precis/ui/settings/rule_form.py" />
   <source>Label</source>
   <translation>Label</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/history/narrowing.py" />
   <source>Support of the sentences</source>
   <translation>Belege der Sätze</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/history/narrowing.py" />
   <source>Show all</source>
   <translation>Alle zeigen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/history/narrowing.py" />
   <source>Narrow by nothing</source>
   <translation>Nichts einschränken</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/history/narrowing.py" />
   <source>Any mode</source>
   <translation>Jeder Modus</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/history/narrowing.py" />
   <source>Any label</source>
   <translation>Jedes Label</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/history/narrowing.py" />
   <source>Any support</source>
   <translation>Belege: alle</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/history/narrowing.py" />
   <source>Supported to {share} or more</source>
   <translation>Belegt zu {share} oder mehr</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/history/narrowing.py" />
   <source>Below {share}</source>
   <translation>Unter {share}</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/history/narrowing.py" />
   <source>Any cost</source>
   <translation>Kosten: alle</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/history/narrowing.py" />
   <source>Cost something</source>
   <translation>Hat etwas gekostet</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/history/narrowing.py" />
   <source>{amount} or more</source>
   <translation>{amount} oder mehr</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/history/view.py" />
   <source>Search documents, summaries and notes</source>
   <translation>Dokumente, Zusammenfassungen und Notizen durchsuchen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/history/view.py" />
   <source>Search as you type; all words have to occur (Ctrl+Shift+F)</source>
   <translation>Sucht beim Tippen; alle Wörter müssen vorkommen (Strg+Umschalt+F)</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/history/view.py" />
   <location filename="../../desktop/precis/ui/views.py" />
   <source>History</source>
   <translation>Verlauf</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/history/view.py" />
   <location filename="../../desktop/precis/ui/review/question.py" />
   <source>Open</source>
   <translation>Öffnen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/history/view.py" />
   <source>Open in the work view (Enter)</source>
   <translation>In der Arbeitsansicht öffnen (Eingabe)</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/history/view.py" />
   <location filename="../../desktop/precis/ui/settings/labels.py" />
   <location filename="../../desktop/precis/ui/settings/purging.py" />
   <location filename="../../desktop/precis/ui/settings/rule_cards.py" />
   <source>Delete</source>
   <translation>Löschen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/history/view.py" />
   <source>Delete from the history (Delete); it can be undone</source>
   <translation>Aus dem Verlauf löschen (Entf); lässt sich rückgängig machen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/history/view.py" />
   <location filename="../../desktop/precis/ui/quality/comparing.py" />
   <location filename="../../desktop/precis/ui/result/tool_bar.py" />
   <location filename="../../desktop/precis/ui/why/view.py" />
   <source>Compare</source>
   <translation>Vergleichen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/history/view.py" />
   <source>Compare two rows: select both with Ctrl and a click</source>
   <translation>Zwei Zeilen vergleichen: beide mit Strg und Klick wählen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/history/view.py" />
   <source>Why is this other than an earlier result of its document?</source>
   <translation>Warum ist das anders als ein früheres Ergebnis seines Dokuments?</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/history/view.py" />
   <source>Searching…</source>
   <translation>Suche läuft …</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/history/view.py" />
   <source>Nothing matches this.</source>
   <translation>Nichts passt dazu.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/history/view.py" />
   <source>What you summarize is kept here, and can be searched.</source>
   <translation>Was Sie zusammenfassen, wird hier aufbewahrt und lässt sich durchsuchen.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/look/chart.py" />
   <source>Nothing to show.</source>
   <translation>Nichts zu zeigen.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/look/diagram.py" />
   <source>what was said</source>
   <translation>was angegeben wurde</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/look/diagram.py" />
   <source>how often it was right</source>
   <translation>wie oft es richtig war</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/look/table.py" />
   <source>Columns of {name}</source>
   <translation>Spalten von {name}</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/notice.py" />
   <source>Take it back (Ctrl+Z)</source>
   <translation>Zurücknehmen (Strg+Z)</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/quality/asking.py" />
   <source>There is no result with its document to add.</source>
   <translation>Es gibt kein Ergebnis mit Dokument, das sich aufnehmen ließe.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/quality/asking.py" />
   <source>Run the document first.</source>
   <translation>Bearbeiten Sie zuerst das Dokument.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/quality/comparing.py" />
   <source>Change</source>
   <translation>Änderung</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/quality/comparing.py" />
   <source>Moved</source>
   <translation>Bewegt</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/quality/comparing.py" />
   <source>Item</source>
   <translation>Eintrag</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/quality/comparing.py" />
   <source>Difference</source>
   <translation>Unterschied</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/quality/comparing.py" />
   <source>Compare these two runs item by item</source>
   <translation>Diese beiden Läufe Eintrag für Eintrag vergleichen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/quality/comparing.py" />
   <source>Items that moved</source>
   <translation>Einträge, die sich bewegt haben</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/quality/comparing.py" />
   <source>What both runs said of the item</source>
   <translation>Was beide Läufe zu dem Eintrag sagten</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/quality/comparing.py" />
   <source>Run before</source>
   <translation>Lauf vorher</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/quality/comparing.py" />
   <source>Run after</source>
   <translation>Lauf nachher</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/quality/comparing.py" />
   <source>Measures of both runs</source>
   <translation>Maße beider Läufe</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/quality/comparing.py" />
   <source>Items that moved most</source>
   <translation>Einträge, die sich am meisten bewegt haben</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/quality/comparing.py" />
   <source>Run {id} · {engine} · {mode}</source>
   <translation>Lauf {id} · {engine} · {mode}</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/quality/comparing.py" />
   <source>Choose an item to see what both runs said.</source>
   <translation>Wählen Sie einen Eintrag, um zu sehen, was beide Läufe sagten.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/quality/comparing.py" />
   <source>No item moved.</source>
   <translation>Kein Eintrag hat sich bewegt.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/quality/figures.py" />
   <source>Answered</source>
   <translation>Beantwortet</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/quality/figures.py" />
   <source>Right label</source>
   <translation>Richtiges Label</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/quality/figures.py" />
   <source>Mentions what it must</source>
   <translation>Erwähnt, was es muss</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/quality/figures.py" />
   <source>Numbers and facts right</source>
   <translation>Zahlen und Fakten richtig</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/quality/figures.py" />
   <source>Cited sentences</source>
   <translation>Sätze mit Fundstelle</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/quality/figures.py" />
   <source>Says nothing forbidden</source>
   <translation>Sagt nichts Verbotenes</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/quality/figures.py" />
   <source>Length as asked</source>
   <translation>Länge wie gewünscht</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/quality/figures.py" />
   <source>Coverage of the document</source>
   <translation>Abdeckung des Dokuments</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/quality/figures.py" />
   <source>Calls an item</source>
   <translation>Aufrufe je Eintrag</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/quality/figures.py" />
   <source>Cost an item</source>
   <translation>Kosten je Eintrag</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/quality/figures.py" />
   <source>Seconds an item</source>
   <translation>Sekunden je Eintrag</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/quality/figures.py" />
   <source>▲ better</source>
   <translation>▲ besser</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/quality/figures.py" />
   <source>= same</source>
   <translation>= gleich</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/quality/figures.py" />
   <source>▼ worse</source>
   <translation>▼ schlechter</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/quality/figures.py" />
   <source>can't tell</source>
   <translation>nicht zu sagen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/quality/figures.py" />
   <source>{count}, not finished</source>
   <translation>{count}, nicht beendet</translation>
  </message>
  <message numerus="yes">
   <location filename="../../desktop/precis/ui/quality/figures.py" />
   <source>{n} items</source>
   <extracomment>For one: {n} item</extracomment>
   <translation>
    <numerusform>{n} Eintrag</numerusform>
    <numerusform>{n} Einträge</numerusform>
   </translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/quality/figures.py" />
   <source>none</source>
   <comment>no items</comment>
   <translation>keiner</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/quality/figures.py" />
   <source>The two runs have no item in common.</source>
   <translation>Die beiden Läufe haben keinen Eintrag gemeinsam.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/quality/figures.py" />
   <source>not in this run</source>
   <translation>nicht in diesem Lauf</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/quality/figures.py" />
   <source>failed: {reason}</source>
   <translation>fehlgeschlagen: {reason}</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/quality/figures.py" />
   <source>(nothing)</source>
   <translation>(nichts)</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/quality/figures.py" />
   <source>Run {run}, {engine}, {mode}: {mean} (95%: {low} to {high})</source>
   <translation>Lauf {run}, {engine}, {mode}: {mean} (95 %: {low} bis {high})</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/quality/figures.py" />
   <source>Worse: {names}.</source>
   <translation>Schlechter: {names}.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/quality/figures.py" />
   <source>Nothing got worse by more than chance.</source>
   <translation>Nichts wurde mehr als zufällig schlechter.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/quality/figures.py" />
   <source>Better: {names}.</source>
   <translation>Besser: {names}.</translation>
  </message>
  <message numerus="yes">
   <location filename="../../desktop/precis/ui/quality/figures.py" />
   <source>{n} items only in one of the runs.</source>
   <extracomment>For one: {n} item only in one of the runs.</extracomment>
   <translation>
    <numerusform>{n} Eintrag nur in einem der Läufe.</numerusform>
    <numerusform>{n} Einträge nur in einem der Läufe.</numerusform>
   </translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/quality/figures.py" />
   <source>run {id}</source>
   <translation>Lauf {id}</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/quality/reliability.py" />
   <source>Each point is a group of answers that were said to be about equally likely. On the broken line, what was said is what was found; below it, too much was promised. Larger points stand for more answers.</source>
   <translation>Jeder Punkt ist eine Gruppe von Antworten, die als etwa gleich wahrscheinlich angegeben wurden. Auf der gestrichelten Linie trifft ein, was angegeben wurde; darunter wurde zu viel versprochen. Größere Punkte stehen für mehr Antworten.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/quality/reliability.py" />
   <source>Support of sentences that stand in the document</source>
   <translation>Belege von Sätzen, die im Dokument stehen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/quality/reliability.py" />
   <source>Support of sentences in other words</source>
   <translation>Belege von Sätzen in anderen Worten</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/quality/reliability.py" />
   <location filename="../../desktop/precis/ui/settings/label_form.py" />
   <location filename="../../desktop/precis/ui/settings/labels.py" />
   <location filename="../../desktop/precis/ui/settings/view.py" />
   <source>Labels</source>
   <translation>Labels</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/quality/reliability.py" />
   <source>Labels, on {name}</source>
   <translation>Labels, an {name}</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/quality/reliability.py" />
   <source>What is said is off by {ece} on average.</source>
   <translation>Was angegeben wird, liegt im Mittel um {ece} daneben.</translation>
  </message>
  <message numerus="yes">
   <location filename="../../desktop/precis/ui/quality/reliability.py" />
   <source>Measured on {n} answers that the calibration was not fitted on ({date}).</source>
   <extracomment>For one: Measured on {n} answer that the calibration was not fitted on ({date}).</extracomment>
   <translation>
    <numerusform>Gemessen an {n} Antwort, an der nicht angepasst wurde ({date}).</numerusform>
    <numerusform>Gemessen an {n} Antworten, an denen die Kalibrierung nicht angepasst wurde ({date}).</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="../../desktop/precis/ui/quality/reliability.py" />
   <source>said {said}: right {found} of {n} answers</source>
   <extracomment>For one: said {said}: right {found} of {n} answer</extracomment>
   <translation>
    <numerusform>angegeben {said}: richtig {found} von {n} Antwort</numerusform>
    <numerusform>angegeben {said}: richtig {found} von {n} Antworten</numerusform>
   </translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/quality/reliability.py" />
   <source>Brier score {score}; 0 is perfect.</source>
   <translation>Brier-Wert {score}; 0 ist vollkommen.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/quality/reliability.py" />
   <source>Below {share} a label is called unsure and comes to the review (dotted).</source>
   <translation>Unter {share} heißt ein Label unsicher und kommt in die Durchsicht (gepunktet).</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/quality/reliability.py" />
   <source>Which confidence</source>
   <translation>Welche Sicherheit</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/quality/reliability.py" />
   <source>Reliability diagram</source>
   <translation>Zuverlässigkeitsdiagramm</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/quality/reliability.py" />
   <source>From {share} a sentence is called supported (dotted).</source>
   <translation>Ab {share} heißt ein Satz belegt (gepunktet).</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/quality/reliability.py" />
   <source>{name}, fitted on: {sets}</source>
   <translation>{name}, angepasst an: {sets}</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/quality/reliability.py" />
   <source>Below {share} it is called not supported.</source>
   <translation>Unter {share} heißt er nicht belegt.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/quality/view.py" />
   <source>No run of this set yet. A run works on every item as on a document of yours, and scores what comes of it; with the embedded engine it costs nothing.</source>
   <translation>Noch kein Lauf dieses Sets. Ein Lauf bearbeitet jeden Eintrag wie eines Ihrer Dokumente und bewertet, was dabei herauskommt; mit der eingebauten Engine kostet er nichts.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/quality/view.py" />
   <source>Run</source>
   <translation>Lauf</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/quality/view.py" />
   <source>Items</source>
   <translation>Einträge</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/quality/view.py" />
   <source>Score</source>
   <translation>Wert</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/quality/view.py" />
   <source>Golden set</source>
   <translation>Referenz-Set</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/quality/view.py" />
   <location filename="../../desktop/precis/ui/work/start_card.py" />
   <source>Start</source>
   <translation>Starten</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/quality/view.py" />
   <source>Run the set with this engine and mode</source>
   <translation>Das Set mit dieser Engine und diesem Modus laufen lassen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/quality/view.py" />
   <source>Stop</source>
   <translation>Anhalten</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/quality/view.py" />
   <source>Stop; the next run of the same kind goes on where this one was</source>
   <translation>Anhalten; der nächste gleichartige Lauf macht dort weiter, wo dieser war</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/quality/view.py" />
   <source>Progress of the run</source>
   <translation>Fortschritt des Laufs</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/quality/view.py" />
   <source>Trend of the runs</source>
   <translation>Verlauf der Läufe</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/quality/view.py" />
   <source>Runs of the set, newest first</source>
   <translation>Läufe des Sets, die neuesten zuerst</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/quality/view.py" />
   <location filename="../../desktop/precis/ui/views.py" />
   <source>Quality</source>
   <translation>Qualität</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/quality/view.py" />
   <source>How far a confidence can be believed</source>
   <translation>Wie weit einer Sicherheit zu trauen ist</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/quality/view.py" />
   <source>What your decisions have improved</source>
   <translation>Was Ihre Entscheidungen verbessert haben</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/quality/view.py" />
   <source>Running {golden_set} with {engine}…</source>
   <translation>{golden_set} läuft mit {engine} …</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/quality/view.py" />
   <source>all that come along ({count})</source>
   <translation>alle mitgelieferten ({count})</translation>
  </message>
  <message numerus="yes">
   <location filename="../../desktop/precis/ui/quality/view.py" />
   <source>{done} of {n} items</source>
   <extracomment>For one: {done} of {n} item</extracomment>
   <translation>
    <numerusform>{done} von {n} Eintrag</numerusform>
    <numerusform>{done} von {n} Einträgen</numerusform>
   </translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/quality/view.py" />
   <source>Stopped. What was scored is kept.</source>
   <translation>Angehalten. Was bewertet wurde, bleibt erhalten.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/quality/view.py" />
   <source>Run {number} is done.</source>
   <translation>Lauf {number} ist fertig.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/quality/view.py" />
   <location filename="../../desktop/precis/ui/review/teaching.py" />
   <location filename="../../desktop/precis/ui/settings/engines.py" />
   <location filename="../../desktop/precis/ui/words/runs.py" />
   <location filename="../../desktop/precis/ui/work/options_bar.py" />
   <source>Fast</source>
   <translation>Schnell</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/quality/view.py" />
   <source>Run in the fast mode</source>
   <translation>Im schnellen Modus laufen lassen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/quality/view.py" />
   <location filename="../../desktop/precis/ui/review/teaching.py" />
   <location filename="../../desktop/precis/ui/settings/engines.py" />
   <location filename="../../desktop/precis/ui/words/runs.py" />
   <location filename="../../desktop/precis/ui/work/options_bar.py" />
   <source>Accurate</source>
   <translation>Genau</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/quality/view.py" />
   <source>Run in the accurate mode</source>
   <translation>Im genauen Modus laufen lassen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/quality/view.py" />
   <source>Runs</source>
   <translation>Läufe</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/result/claims.py" />
   <source>No passage of the document supports this.</source>
   <translation>Keine Stelle des Dokuments belegt dies.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/result/claims.py" />
   <source>Press Enter to see its passage in the document</source>
   <translation>Die Eingabetaste zeigt die Stelle im Dokument</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/result/dropped.py" />
   <source>{title}, open</source>
   <translation>{title}, offen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/result/dropped.py" />
   <source>{title}, closed</source>
   <translation>{title}, geschlossen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/result/dropped.py" />
   <source>Show or hide what could not be supported, and why</source>
   <translation>Zeigen oder verbergen, was sich nicht belegen ließ, und warum</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/result/dropped.py" />
   <source>The engine said this, but the document does not. It is no part of the summary.</source>
   <translation>Das sagte die Engine, das Dokument aber nicht. Es gehört nicht zur Zusammenfassung.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/result/exporting.py" />
   <source>Word document</source>
   <translation>Word-Dokument</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/result/exporting.py" />
   <source>{stem} summary.{kind}</source>
   <translation>{stem} Zusammenfassung.{kind}</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/result/exporting.py" />
   <source>Export the result</source>
   <translation>Ergebnis exportieren</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/result/exporting.py" />
   <source>This result is no longer in the history.</source>
   <translation>Dieses Ergebnis ist nicht mehr im Verlauf.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/result/exporting.py" />
   <location filename="../../desktop/precis/ui/settings/toml_files.py" />
   <source>Exported as {name}.</source>
   <translation>Exportiert als {name}.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/result/facts.py" />
   <source>Amount</source>
   <translation>Betrag</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/result/facts.py" />
   <source>Date</source>
   <translation>Datum</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/result/facts.py" />
   <source>Party</source>
   <translation>Partei</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/result/facts.py" />
   <source>Obligation</source>
   <translation>Verpflichtung</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/result/facts.py" />
   <source>{kind} (page {page}): {text}</source>
   <translation>{kind} (Seite {page}): {text}</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/result/facts.py" />
   <source>Show it in the document</source>
   <translation>Im Dokument zeigen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/result/facts.py" />
   <source>Not mentioned</source>
   <translation>Nicht erwähnt</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/result/facts.py" />
   <source>Facts of the document that the summary leaves out; often rightly.</source>
   <translation>Fakten des Dokuments, die die Zusammenfassung weglässt; oft zu Recht.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/result/pane.py" />
   <source>Choose a document to see its summary here.</source>
   <translation>Wählen Sie ein Dokument, um hier seine Zusammenfassung zu sehen.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/result/pane.py" />
   <source>Summarize</source>
   <translation>Zusammenfassen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/result/pane.py" />
   <source>Summarize in {mode} mode (Ctrl+R)</source>
   <translation>Im Modus „{mode}“ zusammenfassen (Strg+R)</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/result/pane.py" />
   <source>Show the {mode} result</source>
   <translation>„{mode}“ zeigen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/result/pane.py" />
   <source>Switch to {mode} mode</source>
   <translation>Zum Modus „{mode}“ wechseln</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/result/pane.py" />
   <source>Missing: {what}</source>
   <translation>Fehlt: {what}</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/result/pane.py" />
   <source>There is a result in {mode} mode.</source>
   <translation>Im Modus „{mode}“ gibt es ein Ergebnis.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/result/pane.py" />
   <source>This result: {said}.</source>
   <translation>Dieses Ergebnis: {said}.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/result/pane.py" />
   <source>Update</source>
   <translation>Aktualisieren</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/result/pane.py" />
   <location filename="../../desktop/precis/ui/result/tool_bar.py" />
   <source>Run again with what is chosen now (Ctrl+R)</source>
   <translation>Erneut ausführen mit dem, was jetzt gewählt ist (Strg+R)</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/result/remedies.py" />
   <source>Enter password…</source>
   <translation>Passwort eingeben …</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/result/remedies.py" />
   <source>Give the document's password; it is not kept</source>
   <translation>Das Passwort des Dokuments angeben; es wird nicht aufbewahrt</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/result/remedies.py" />
   <source>Open settings</source>
   <translation>Einstellungen öffnen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/result/remedies.py" />
   <source>See engines, budgets and where the data is</source>
   <translation>Engines, Budgets und den Ort der Daten ansehen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/result/remedies.py" />
   <source>Run this again; what was finished is found again</source>
   <translation>Noch einmal ausführen; was fertig war, wird wiedergefunden</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/result/remedies.py" />
   <source>Show in folder</source>
   <translation>Im Ordner zeigen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/result/remedies.py" />
   <source>Open the folder that the file is in</source>
   <translation>Den Ordner öffnen, in dem die Datei liegt</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/result/remedies.py" />
   <source>This document needs its password</source>
   <translation>Dieses Dokument braucht sein Passwort</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/result/remedies.py" />
   <source>The summary did not work out</source>
   <translation>Die Zusammenfassung ist nicht gelungen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/result/remedies.py" />
   <source>This document could not be read</source>
   <translation>Dieses Dokument ließ sich nicht lesen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/result/sections.py" />
   <source>Next: {names}</source>
   <translation>Danach: {names}</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/result/sections.py" />
   <source>Decide this label in the review (Ctrl+2)</source>
   <translation>Dieses Label in der Durchsicht entscheiden (Strg+2)</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/result/tool_bar.py" />
   <source>Copy the result as Markdown (Ctrl+Shift+C)</source>
   <translation>Ergebnis als Markdown kopieren (Strg+Umschalt+C)</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/result/tool_bar.py" />
   <source>Compare with another result of this document (Ctrl+D)</source>
   <translation>Mit einem anderen Ergebnis dieses Dokuments vergleichen (Strg+D)</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/result/tool_bar.py" />
   <source>Run again</source>
   <translation>Erneut ausführen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/result/tool_bar.py" />
   <location filename="../../desktop/precis/ui/usage/view.py" />
   <source>Export</source>
   <translation>Exportieren</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/result/tool_bar.py" />
   <source>Export the result as Markdown, Word, PDF or JSON (Ctrl+S)</source>
   <translation>Ergebnis als Markdown, Word, PDF oder JSON exportieren (Strg+S)</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/result/tool_bar.py" />
   <source>Add to the quality set</source>
   <translation>In das Referenz-Set aufnehmen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/result/tool_bar.py" />
   <source>Result</source>
   <translation>Ergebnis</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/result/troubles.py" />
   <location filename="../../desktop/precis/ui/words/jobs.py" />
   <source>Paused</source>
   <translation>Angehalten</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/result/troubles.py" />
   <source>Go on</source>
   <translation>Fortsetzen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/result/troubles.py" />
   <location filename="../../desktop/precis/ui/words/jobs.py" />
   <source>Cancelled</source>
   <translation>Abgebrochen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/result/troubles.py" />
   <location filename="../../desktop/precis/ui/words/jobs.py" />
   <source>Partly done</source>
   <translation>Teilweise fertig</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/result/troubles.py" />
   <source>What was finished is kept.</source>
   <translation>Was fertig ist, bleibt erhalten.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/result/troubles.py" />
   <source>A part is missing; see below.</source>
   <translation>Ein Teil fehlt; siehe unten.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/result/under_way.py" />
   <source>Progress</source>
   <translation>Fortschritt</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/result/under_way.py" />
   <source>Cancel; what was finished is kept (Esc)</source>
   <translation>Abbrechen; was fertig ist, bleibt erhalten (Esc)</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/result/under_way.py" />
   <location filename="../../desktop/precis/ui/words/jobs.py" />
   <source>Cancelling…</source>
   <translation>Wird abgebrochen …</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/review/bar.py" />
   <source>1–9 choose · Enter accepts the proposal · S skips · Z undoes · O opens the document</source>
   <translation>1–9 wählt · Eingabe nimmt den Vorschlag an · S fragt später · Z nimmt zurück · O öffnet das Dokument</translation>
  </message>
  <message numerus="yes">
   <location filename="../../desktop/precis/ui/review/bar.py" />
   <source>the proposal was right in {agreed} of {n} decisions</source>
   <extracomment>For one: the proposal was right in {agreed} of {n} decision</extracomment>
   <translation>
    <numerusform>der Vorschlag war bei {agreed} von {n} Entscheidung richtig</numerusform>
    <numerusform>der Vorschlag war bei {agreed} von {n} Entscheidungen richtig</numerusform>
   </translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/review/bar.py" />
   <source>Decided in this sitting</source>
   <translation>In dieser Sitzung entschieden</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/review/bar.py" />
   <location filename="../../desktop/precis/ui/review/view.py" />
   <location filename="../../desktop/precis/ui/views.py" />
   <source>Review</source>
   <translation>Durchsicht</translation>
  </message>
  <message numerus="yes">
   <location filename="../../desktop/precis/ui/review/nothing.py" />
   <source>{n} labels decided: {score}. They teach the embedded engine at once.</source>
   <extracomment>For one: {n} label decided: {score}. It teaches the embedded engine at once.</extracomment>
   <translation>
    <numerusform>{n} Label entschieden: {score}. Die eingebaute Engine lernt sofort daraus.</numerusform>
    <numerusform>{n} Labels entschieden: {score}. Die eingebaute Engine lernt sofort daraus.</numerusform>
   </translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/review/nothing.py" />
   <source>A label that is not sure enough comes here, and you decide it with one key.</source>
   <translation>Ein Label, das nicht sicher genug ist, kommt hierher, und Sie entscheiden es mit einer Taste.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/review/nothing.py" />
   <source>Nothing waits for you</source>
   <translation>Nichts wartet auf Sie</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/review/question.py" />
   <source>proposed</source>
   <translation>Vorschlag</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/review/question.py" />
   <source>Decide “{label}”</source>
   <translation>„{label}“ wählen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/review/question.py" />
   <source>Most likely “{label}”, but not sure enough; next comes “{near}”.</source>
   <translation>Am ehesten „{label}“, aber nicht sicher genug; danach kommt „{near}“.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/review/question.py" />
   <source>Most likely “{label}”, but not sure enough.</source>
   <translation>Am ehesten „{label}“, aber nicht sicher genug.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/review/question.py" />
   <source>Accept “{label}”</source>
   <translation>„{label}“ annehmen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/review/question.py" />
   <source>Decide “{label}” (Enter)</source>
   <translation>„{label}“ wählen (Eingabe)</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/review/question.py" />
   <source>Skip</source>
   <translation>Später</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/review/question.py" />
   <source>Ask this one again at the end (S)</source>
   <translation>Diese Frage am Ende noch einmal stellen (S)</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/review/question.py" />
   <source>Take the last decision back (Z)</source>
   <translation>Die letzte Entscheidung zurücknehmen (Z)</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/review/question.py" />
   <source>Open the document in the work view (O)</source>
   <translation>Das Dokument in der Arbeitsansicht öffnen (O)</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/review/question.py" />
   <source>All choices</source>
   <translation>Alle Möglichkeiten</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/review/question.py" />
   <source>What tells</source>
   <translation>Was dafür spricht</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/review/question.py" />
   <source>Page {page}</source>
   <translation>Seite {page}</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/review/question.py" />
   <source>Show this passage in the document</source>
   <translation>Diese Stelle im Dokument zeigen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/review/question.py" />
   <source>No single passage stands out; read the beginning of the document.</source>
   <translation>Keine einzelne Stelle sticht heraus; lesen Sie den Anfang des Dokuments.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/review/teaching.py" />
   <source>Labels that you decide are counted here, with what they improved.</source>
   <translation>Labels, die Sie entscheiden, werden hier gezählt, mit dem, was sie verbessert haben.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/review/teaching.py" />
   <source>Now</source>
   <translation>Jetzt</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/review/teaching.py" />
   <source>With your calibration</source>
   <translation>Mit Ihrer Kalibrierung</translation>
  </message>
  <message numerus="yes">
   <location filename="../../desktop/precis/ui/review/teaching.py" />
   <source>{n} decisions</source>
   <extracomment>For one: {n} decision</extracomment>
   <translation>
    <numerusform>{n} Entscheidung</numerusform>
    <numerusform>{n} Entscheidungen</numerusform>
   </translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/review/teaching.py" />
   <source>{decisions}; {share} of the proposals were right</source>
   <translation>{decisions}; {share} der Vorschläge waren richtig</translation>
  </message>
  <message numerus="yes">
   <location filename="../../desktop/precis/ui/review/teaching.py" />
   <source>On {n} decided texts, each judged as a new one: right {before} without your decisions, {after} with them.</source>
   <extracomment>For one: On {n} decided text, each judged as a new one: right {before} without your decisions, {after} with them.</extracomment>
   <translation>
    <numerusform>An {n} entschiedenem Text, als wäre er neu: richtig {before} ohne Ihre Entscheidungen, {after} mit ihnen.</numerusform>
    <numerusform>An {n} entschiedenen Texten, jeder wie ein neuer beurteilt: richtig {before} ohne Ihre Entscheidungen, {after} mit ihnen.</numerusform>
   </translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/review/teaching.py" />
   <source>{decisions}; proposals: {band}</source>
   <translation>{decisions}; Vorschläge: {band}</translation>
  </message>
  <message numerus="yes">
   <location filename="../../desktop/precis/ui/review/teaching.py" />
   <source>Your calibration of {date}, from {n} decisions, counts in {mode} mode.</source>
   <extracomment>For one: Your calibration of {date}, from {n} decision, counts in {mode} mode.</extracomment>
   <translation>
    <numerusform>Ihre Kalibrierung vom {date}, aus {n} Entscheidung, gilt im Modus „{mode}“.</numerusform>
    <numerusform>Ihre Kalibrierung vom {date}, aus {n} Entscheidungen, gilt im Modus „{mode}“.</numerusform>
   </translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/review/teaching.py" />
   <source>Confidence is off by</source>
   <translation>Sicherheit liegt daneben um</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/review/teaching.py" />
   <source>Labels called sure enough</source>
   <translation>Sicher genug genannte Labels</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/review/teaching.py" />
   <source>Right among those</source>
   <translation>Davon richtig</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/review/teaching.py" />
   <location filename="../../desktop/precis/ui/settings/label_form.py" />
   <source>Unsure below</source>
   <translation>Unsicher unter</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/review/teaching.py" />
   <source>Calibrate on my decisions…</source>
   <translation>An meinen Entscheidungen kalibrieren …</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/review/teaching.py" />
   <source>Work out a calibration; its effect is shown first</source>
   <translation>Eine Kalibrierung ausarbeiten; ihre Wirkung wird zuerst gezeigt</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/review/teaching.py" />
   <source>Calibrate “{name}” on my decisions</source>
   <translation>„{name}“ an meinen Entscheidungen kalibrieren</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/review/teaching.py" />
   <source>Use it</source>
   <translation>Verwenden</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/review/teaching.py" />
   <source>Let it count from the next document on</source>
   <translation>Ab dem nächsten Dokument gelten lassen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/review/teaching.py" />
   <location filename="../../desktop/precis/ui/work/start_card.py" />
   <source>Not now</source>
   <translation>Nicht jetzt</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/review/teaching.py" />
   <location filename="../../desktop/precis/ui/settings/engine_form.py" />
   <location filename="../../desktop/precis/ui/settings/label_form.py" />
   <location filename="../../desktop/precis/ui/settings/rule_form.py" />
   <source>Leave everything as it is</source>
   <translation>Alles lassen, wie es ist</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/review/teaching.py" />
   <source>Take it back</source>
   <translation>Zurücknehmen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/review/teaching.py" />
   <source>Let what counted before count again</source>
   <translation>Wieder gelten lassen, was vorher galt</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/review/teaching.py" />
   <source>Working it out…</source>
   <translation>Wird ausgearbeitet …</translation>
  </message>
  <message numerus="yes">
   <location filename="../../desktop/precis/ui/review/teaching.py" />
   <source>From {n} decisions, measured on decisions that each part of the fit had not seen:</source>
   <extracomment>For one: From {n} decision, measured on decisions that each part of the fit had not seen:</extracomment>
   <translation>
    <numerusform>Aus {n} Entscheidung, gemessen an Entscheidungen, die der jeweilige Teil der Anpassung nicht kannte:</numerusform>
    <numerusform>Aus {n} Entscheidungen, gemessen an Entscheidungen, die der jeweilige Teil der Anpassung nicht kannte:</numerusform>
   </translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/review/teaching.py" />
   <source>none</source>
   <comment>no label is sure</comment>
   <translation>keines</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/review/teaching.py" />
   <source>The calibration is taken back.</source>
   <translation>Die Kalibrierung ist zurückgenommen.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/review/teaching.py" />
   <source>Labels of the fast mode</source>
   <translation>Labels des schnellen Modus</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/review/teaching.py" />
   <source>Labels of the accurate mode</source>
   <translation>Labels des genauen Modus</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/review/teaching.py" />
   <source>Your calibration counts from the next document on.</source>
   <translation>Ihre Kalibrierung gilt ab dem nächsten Dokument.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/review/view.py" />
   <source>{title}? Proposed: {label}. {document}</source>
   <translation>{title}? Vorschlag: {label}. {document}</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/review/view.py" />
   <source>Opening the document…</source>
   <translation>Das Dokument wird geöffnet …</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/review/view.py" />
   <source>The document is no longer kept; decide by its name, or skip it.</source>
   <translation>Das Dokument ist nicht mehr aufbewahrt; entscheiden Sie nach dem Namen oder überspringen Sie es.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/sending/notice.py" />
   <source>Before anything is sent</source>
   <translation>Bevor etwas gesendet wird</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/sending/notice.py" />
   <source>What is sent</source>
   <translation>Was gesendet wird</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/sending/notice.py" />
   <source>Keep it here</source>
   <translation>Hier behalten</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/sending/notice.py" />
   <source>Use the engine that works on this computer instead</source>
   <translation>Stattdessen die Engine verwenden, die auf diesem Computer arbeitet</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/sending/notice.py" />
   <source>Another engine…</source>
   <translation>Andere Engine …</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/sending/notice.py" />
   <source>Choose another engine first</source>
   <translation>Zuerst eine andere Engine wählen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/sending/notice.py" />
   <source>Nothing is sent</source>
   <translation>Es wird nichts gesendet</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/sending/notice.py" />
   <source>Send to “{engine}”</source>
   <translation>An „{engine}“ senden</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/sending/notice.py" />
   <source>Send, and do not ask again for this engine</source>
   <translation>Senden und bei dieser Engine nicht mehr fragen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/sending/notice.py" />
   <source>What the provider says of it</source>
   <translation>Was der Anbieter dazu sagt</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/sending/notice.py" />
   <source>Asked once for each engine, and again when something below changes.</source>
   <translation>Wird für jede Engine einmal gefragt, und wieder, wenn sich etwas davon ändert.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/sending/notice.py" />
   <source>To</source>
   <translation>An</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/sending/notice.py" />
   <source>Sent</source>
   <translation>Gesendet</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/sending/notice.py" />
   <source>Never sent</source>
   <translation>Nie gesendet</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/sending/notice.py" />
   <location filename="../../desktop/precis/ui/sending/preview.py" />
   <source>Personal data</source>
   <translation>Personenbezogene Daten</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/sending/preview.py" />
   <location filename="../../desktop/precis/ui/work/start_card.py" />
   <source>Preview what is sent</source>
   <translation>Ansehen, was gesendet wird</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/sending/preview.py" />
   <source>Working out what would be sent; nothing is sent by looking…</source>
   <translation>Es wird ermittelt, was gesendet würde; durch das Ansehen wird nichts gesendet …</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/sending/preview.py" />
   <source>Call</source>
   <translation>Aufruf</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/sending/preview.py" />
   <source>The text that is sent</source>
   <translation>Der Text, der gesendet wird</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/sending/preview.py" />
   <source>What is replaced</source>
   <translation>Was ersetzt wird</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/sending/preview.py" />
   <source>Form of the answer: {schema}</source>
   <translation>Form der Antwort: {schema}</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/sending/preview.py" />
   <source>Sent in its place</source>
   <translation>Stattdessen gesendet</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/sending/preview.py" />
   <source>In the document, not sent</source>
   <translation>Im Dokument, nicht gesendet</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/sending/telling.py" />
   <source>used for training</source>
   <translation>wird zum Training verwendet</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/sending/telling.py" />
   <source>not used for training</source>
   <translation>wird nicht zum Training verwendet</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/sending/telling.py" />
   <source>Instructions</source>
   <translation>Anweisungen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/sending/telling.py" />
   <source>Text</source>
   <translation>Text</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/sending/telling.py" />
   <source>Sent as it stands in the document. Replacing it first can be turned on in the settings, under Privacy.</source>
   <translation>Wird gesendet, wie es im Dokument steht. Vorheriges Ersetzen lässt sich in den Einstellungen unter Datenschutz einschalten.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/sending/telling.py" />
   <source>Send documents to the engine “{engine}”?</source>
   <translation>Dokumente an die Engine „{engine}“ senden?</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/sending/telling.py" />
   <source>{host}, a server on this computer; whether it passes anything on can't be seen from here</source>
   <translation>{host}, ein Server auf diesem Computer; ob er etwas weitergibt, ist von hier nicht zu sehen</translation>
  </message>
  <message numerus="yes">
   <location filename="../../desktop/precis/ui/sending/telling.py" />
   <source>{n} calls go to “{engine}” at {host}.</source>
   <extracomment>For one: {n} call goes to “{engine}” at {host}.</extracomment>
   <translation>
    <numerusform>{n} Aufruf geht an „{engine}“ bei {host}.</numerusform>
    <numerusform>{n} Aufrufe gehen an „{engine}“ bei {host}.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="../../desktop/precis/ui/sending/telling.py" />
   <source>Up to {n} more follow; what they say depends on the answers.</source>
   <extracomment>For one: Up to {n} more follows; what it says depends on the answers.</extracomment>
   <translation>
    <numerusform>Bis zu {n} weiterer folgt; was er sagt, hängt von den Antworten ab.</numerusform>
    <numerusform>Bis zu {n} weitere folgen; was sie sagen, hängt von den Antworten ab.</numerusform>
   </translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/sending/telling.py" />
   <source>Names, addresses, numbers and secrets are replaced by placeholders first, and put back in the result.</source>
   <translation>Namen, Adressen, Nummern und Geheimnisse werden vorher durch Platzhalter ersetzt und im Ergebnis wieder eingesetzt.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/sending/telling.py" />
   <source>Let the engine “{engine}” on this computer read your documents?</source>
   <translation>Soll die Engine „{engine}“ auf diesem Computer Ihre Dokumente lesen?</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/sending/telling.py" />
   <source>an unknown host</source>
   <translation>ein unbekannter Rechner</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/sending/telling.py" />
   <source>Provider</source>
   <translation>Anbieter</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/sending/telling.py" />
   <source>Kept for</source>
   <translation>Aufbewahrt</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/sending/telling.py" />
   <source>Training</source>
   <translation>Training</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/sending/telling.py" />
   <source>{source} (as of {date})</source>
   <translation>{source} (Stand {date})</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/sending/telling.py" />
   <source>unknown</source>
   <comment>of terms</comment>
   <translation>unbekannt</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/sending/telling.py" />
   <source>To have nothing kept</source>
   <translation>Damit nichts aufbewahrt wird</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/sending/telling.py" />
   <source>known, not sent again</source>
   <translation>bekannt, wird nicht erneut gesendet</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/sending/telling.py" />
   <location filename="../../desktop/precis/ui/settings/privacy.py" />
   <source>Nothing is sent.</source>
   <translation>Nichts wird gesendet.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/backups.py" />
   <source>by hand</source>
   <translation>von Hand</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/backups.py" />
   <source>before an update</source>
   <translation>vor einer Aktualisierung</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/backups.py" />
   <source>before going back</source>
   <translation>vor dem Zurückgehen</translation>
  </message>
  <message numerus="yes">
   <location filename="../../desktop/precis/ui/settings/backups.py" />
   <source>{n} documents</source>
   <extracomment>For one: {n} document</extracomment>
   <translation>
    <numerusform>{n} Dokument</numerusform>
    <numerusform>{n} Dokumenten</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="../../desktop/precis/ui/settings/backups.py" />
   <source>It holds {n} results of {documents}, the newest of {time}.</source>
   <extracomment>For one: It holds {n} result of {documents}, the newest of {time}.</extracomment>
   <translation>
    <numerusform>Sie enthält {n} Ergebnis aus {documents}, vom {time}.</numerusform>
    <numerusform>Sie enthält {n} Ergebnisse aus {documents}, das neueste vom {time}.</numerusform>
   </translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/backups.py" />
   <source>Made</source>
   <translation>Erstellt</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/backups.py" />
   <source>Results</source>
   <translation>Ergebnisse</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/backups.py" />
   <source>Newest result</source>
   <translation>Neuestes Ergebnis</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/backups.py" />
   <location filename="../../desktop/precis/ui/settings/data.py" />
   <source>Size</source>
   <translation>Größe</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/backups.py" />
   <source>File</source>
   <translation>Datei</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/backups.py" />
   <source>It can't be read here.</source>
   <translation>Sie lässt sich hier nicht lesen.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/backups.py" />
   <source>It holds no result.</source>
   <translation>Sie enthält kein Ergebnis.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/backups.py" />
   <source>Backups, newest first</source>
   <translation>Sicherungen, die neuesten zuerst</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/backups.py" />
   <source>There is no backup yet.</source>
   <translation>Es gibt noch keine Sicherung.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/backups.py" />
   <source>Back up now</source>
   <translation>Jetzt sichern</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/backups.py" />
   <source>Copy the database to a file of its own; work goes on meanwhile</source>
   <translation>Die Datenbank in eine eigene Datei kopieren; die Arbeit läuft weiter</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/backups.py" />
   <source>Go back to this one…</source>
   <translation>Zu dieser zurückgehen …</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/backups.py" />
   <source>Put the chosen backup in place of what is there now</source>
   <translation>Die gewählte Sicherung an die Stelle dessen setzen, was jetzt da ist</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/backups.py" />
   <source>Go back to the backup of {time}?</source>
   <translation>Zur Sicherung vom {time} zurückgehen?</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/backups.py" />
   <source>{what} What is there now is kept as a backup first, so that you can come back; what you delete for good later goes from that backup, too. Results, decisions and rules go back to that time; settings, label sets and keys stay as they are. What runs now is stopped.</source>
   <translation>{what} Was jetzt da ist, wird zuerst als Sicherung aufbewahrt, damit Sie wiederkommen können; was Sie später endgültig löschen, verschwindet auch aus dieser Sicherung. Ergebnisse, Entscheidungen und Regeln gehen auf jene Zeit zurück; Einstellungen, Label-Sets und Schlüssel bleiben, wie sie sind. Was gerade läuft, wird angehalten.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/backups.py" />
   <source>Go back</source>
   <translation>Zurückgehen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/backups.py" />
   <source>Stay here</source>
   <translation>Hier bleiben</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/backups.py" />
   <source>Going back…</source>
   <translation>Geht zurück…</translation>
  </message>
  <message numerus="yes">
   <location filename="../../desktop/precis/ui/settings/backups.py" />
   <source>The backup is in place, with {n} results. What was there before is kept as {file}.</source>
   <extracomment>For one: The backup is in place, with {n} result. What was there before is kept as {file}.</extracomment>
   <translation>
    <numerusform>Die Sicherung ist eingesetzt, mit {n} Ergebnis. Was vorher da war, ist als {file} aufbewahrt.</numerusform>
    <numerusform>Die Sicherung ist eingesetzt, mit {n} Ergebnissen. Was vorher da war, ist als {file} aufbewahrt.</numerusform>
   </translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/backups.py" />
   <source>Backed up as {file}, {size}.</source>
   <translation>Gesichert als {file}, {size}.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/backups.py" />
   <source>can't be read</source>
   <translation>lässt sich nicht lesen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/conditions.py" />
   <source>All of these hold</source>
   <translation>Alle davon treffen zu</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/conditions.py" />
   <source>Any of these holds</source>
   <translation>Eine davon trifft zu</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/conditions.py" />
   <source>None of these holds</source>
   <translation>Keine davon trifft zu</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/conditions.py" />
   <source>Condition</source>
   <translation>Bedingung</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/conditions.py" />
   <source>Remove this condition</source>
   <translation>Diese Bedingung entfernen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/conditions.py" />
   <location filename="../../desktop/precis/ui/settings/label_form.py" />
   <location filename="../../desktop/precis/ui/settings/rule_form.py" />
   <source>for example {example}</source>
   <translation>zum Beispiel {example}</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/conditions.py" />
   <source>Compared with</source>
   <translation>Verglichen mit</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/conditions.py" />
   <source>How the conditions go together</source>
   <translation>Wie die Bedingungen zusammenhängen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/conditions.py" />
   <source>Add a condition</source>
   <translation>Bedingung hinzufügen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/conditions.py" />
   <source>One more thing that a document has to have</source>
   <translation>Noch etwas, das ein Dokument haben muss</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/conditions.py" />
   <source>Several are parted by commas; one of them is enough</source>
   <translation>Mehrere werden durch Kommas getrennt; eines genügt</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/conditions.py" />
   <source>Remove this group</source>
   <translation>Diese Gruppe entfernen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/conditions.py" />
   <source>Add a group</source>
   <translation>Gruppe hinzufügen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/conditions.py" />
   <source>Conditions that go together in another way</source>
   <translation>Bedingungen, die anders zusammenhängen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/data.py" />
   <location filename="../../desktop/precis/ui/settings/view.py" />
   <source>Data</source>
   <translation>Daten</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/data.py" />
   <source>Check now</source>
   <translation>Jetzt prüfen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/data.py" />
   <source>Do a small piece of everything, and say what works</source>
   <translation>Von allem ein kleines Stück ausprobieren und sagen, was geht</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/data.py" />
   <source>Everything that Précis keeps is in one folder of this computer.</source>
   <translation>Alles, was Précis aufbewahrt, liegt in einem Ordner dieses Computers.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/data.py" />
   <source>Backups</source>
   <translation>Sicherungen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/data.py" />
   <source>Copies of the database beside it, with documents and results in them. Choose one to go back to it. Where the database is so damaged that the window does not open, “precis doctor --restore” does it.</source>
   <translation>Kopien der Datenbank neben ihr, mit Dokumenten und Ergebnissen darin. Wählen Sie eine, um zu ihr zurückzugehen. Ist die Datenbank so beschädigt, dass das Fenster nicht aufgeht, hilft „precis doctor --restore“.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/data.py" />
   <source>Delete what is kept</source>
   <translation>Aufbewahrtes löschen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/data.py" />
   <source>Documents, results and prompts go, from every file of the folder. Counts of use, rules, label sets and settings stay.</source>
   <translation>Dokumente, Ergebnisse und Eingaben verschwinden aus jeder Datei des Ordners. Verbrauchszahlen, Regeln, Label-Sets und Einstellungen bleiben.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/data.py" />
   <source>What works here</source>
   <translation>Was hier funktioniert</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/data.py" />
   <source>Tries a small piece of everything on this machine; nothing is sent.</source>
   <translation>Probiert auf diesem Computer von allem ein kleines Stück aus; nichts wird gesendet.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/data.py" />
   <source>Open the folder</source>
   <translation>Ordner öffnen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/data.py" />
   <source>Open the data folder</source>
   <translation>Den Datenordner öffnen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/data.py" />
   <source>Edit the settings file</source>
   <translation>Einstellungsdatei bearbeiten</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/data.py" />
   <source>Open settings.toml in your editor</source>
   <translation>settings.toml in Ihrem Editor öffnen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/data.py" />
   <source>Folder</source>
   <translation>Ordner</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/data.py" />
   <source>Of that, the database</source>
   <translation>davon die Datenbank</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/data.py" />
   <source>Of that, backups</source>
   <translation>davon Sicherungen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/data.py" />
   <source>Checking; this takes some seconds.</source>
   <translation>Prüfung läuft; das dauert einige Sekunden.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/engine_fields.py" />
   <source>unknown</source>
   <comment>whether a provider trains on what is sent</comment>
   <translation>unbekannt</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/engine_fields.py" />
   <source>no</source>
   <comment>whether a provider trains on what is sent</comment>
   <translation>nein</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/engine_fields.py" />
   <source>yes</source>
   <comment>whether a provider trains on what is sent</comment>
   <translation>ja</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/engine_fields.py" />
   <source>Fast model</source>
   <translation>Schnelles Modell</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/engine_fields.py" />
   <source>Accurate model</source>
   <translation>Genaues Modell</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/engine_fields.py" />
   <source>Calls at a time</source>
   <translation>Gleichzeitige Aufrufe</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/engine_fields.py" />
   <source>8, as usual</source>
   <translation>8, wie üblich</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/engine_fields.py" />
   <source>Requests a minute</source>
   <translation>Anfragen je Minute</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/engine_fields.py" />
   <source>not limited here</source>
   <translation>hier nicht begrenzt</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/engine_fields.py" />
   <source>Tokens a minute</source>
   <translation>Token je Minute</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/engine_fields.py" />
   <source>as in the price table</source>
   <translation>wie in der Preistabelle</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/engine_fields.py" />
   <source> a million tokens</source>
   <translation> je Million Token</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/engine_fields.py" />
   <source>Price of a million input tokens</source>
   <translation>Preis einer Million Eingabe-Token</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/engine_fields.py" />
   <source>Price of a million output tokens</source>
   <translation>Preis einer Million Ausgabe-Token</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/engine_fields.py" />
   <source>Trains on what is sent</source>
   <translation>Trainiert mit Gesendetem</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/engine_fields.py" />
   <source>Replace personal data before sending</source>
   <translation>Personenbezogene Daten vor dem Senden ersetzen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/engine_fields.py" />
   <location filename="../../desktop/precis/ui/settings/label_form.py" />
   <location filename="../../desktop/precis/ui/settings/label_rows.py" />
   <location filename="../../desktop/precis/ui/settings/rule_form.py" />
   <location filename="../../desktop/precis/ui/usage/view.py" />
   <source>Name</source>
   <translation>Name</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/engine_fields.py" />
   <source>Lower-case letters, digits and underscores.</source>
   <translation>Kleinbuchstaben, Ziffern und Unterstriche.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/engine_fields.py" />
   <source>Address</source>
   <translation>Adresse</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/engine_fields.py" />
   <source>Empty: the provider's own.</source>
   <translation>Leer: die des Anbieters.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/engine_fields.py" />
   <source>Key</source>
   <translation>Schlüssel</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/engine_fields.py" />
   <source>Goes into this computer's keychain, never into a file, and is not shown again.</source>
   <translation>Kommt in den Schlüsselbund dieses Computers, nie in eine Datei, und wird nicht wieder gezeigt.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/engine_fields.py" />
   <source>Test lists the models that the server has.</source>
   <translation>„Testen“ listet die Modelle, die der Server hat.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/engine_fields.py" />
   <source>Price of input</source>
   <translation>Preis der Eingabe</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/engine_fields.py" />
   <source>Price of output</source>
   <translation>Preis der Ausgabe</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/engine_fields.py" />
   <source>Limits, price and privacy</source>
   <translation>Grenzen, Preis und Datenschutz</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/engine_form.py" />
   <source>Team gateway</source>
   <translation>Team-Gateway</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/engine_form.py" />
   <source>Another service</source>
   <translation>Anderer Dienst</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/engine_form.py" />
   <source>in the keychain</source>
   <translation>im Schlüsselbund</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/engine_form.py" />
   <source>in the environment</source>
   <translation>in der Umgebung</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/engine_form.py" />
   <source>in memory, for this run</source>
   <translation>im Speicher, nur bis zum Beenden</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/engine_form.py" />
   <source>Service</source>
   <translation>Dienst</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/engine_form.py" />
   <location filename="../../desktop/precis/ui/settings/engines.py" />
   <source>Test</source>
   <translation>Testen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/engine_form.py" />
   <source>Ask the engine, with the cheapest call that tells</source>
   <translation>Die Engine fragen, mit dem billigsten aussagekräftigen Aufruf</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/engine_form.py" />
   <location filename="../../desktop/precis/ui/settings/label_form.py" />
   <location filename="../../desktop/precis/ui/settings/rule_form.py" />
   <source>Save</source>
   <translation>Speichern</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/engine_form.py" />
   <source>Set the engine up</source>
   <translation>Die Engine einrichten</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/engine_form.py" />
   <source>The engine</source>
   <translation>Die Engine</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/engine_form.py" />
   <source>Asking the engine…</source>
   <translation>Die Engine wird gefragt …</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/engine_form.py" />
   <source>Add an engine</source>
   <translation>Engine hinzufügen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/engine_form.py" />
   <source>Engine {name}</source>
   <translation>Engine {name}</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/engine_form.py" />
   <source>kept {place}; type to replace it</source>
   <translation>liegt {place}; zum Ersetzen tippen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/engine_form.py" />
   <source>no key yet</source>
   <translation>noch kein Schlüssel</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/engine_form.py" />
   <source>not needed, unless the server asks for one</source>
   <translation>nicht nötig, außer der Server verlangt einen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/engine_form.py" />
   <source>There is an engine called “{name}” already.</source>
   <translation>Es gibt schon eine Engine namens „{name}“.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/engine_form.py" />
   <source>Choose another name.</source>
   <translation>Wählen Sie einen anderen Namen.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/engines.py" />
   <source>⚠ No keychain works here: keys are held in memory, for one run only.</source>
   <translation>⚠ Hier geht kein Schlüsselbund: Schlüssel bleiben nur im Speicher, bis Précis endet.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/engines.py" />
   <source>A keychain works now, but held in memory: {names}. Type the key once more to keep it.</source>
   <translation>Ein Schlüsselbund geht jetzt, aber nur im Speicher sind: {names}. Geben Sie den Schlüssel noch einmal ein, damit er bleibt.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/engines.py" />
   <source>{name} (default)</source>
   <translation>{name} (Standard)</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/engines.py" />
   <source>no key</source>
   <translation>kein Schlüssel</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/engines.py" />
   <source>key in the environment</source>
   <translation>Schlüssel in der Umgebung</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/engines.py" />
   <source>key in the keychain</source>
   <translation>Schlüssel im Schlüsselbund</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/engines.py" />
   <source>key in memory, for this run</source>
   <translation>Schlüssel im Speicher, nur bis zum Beenden</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/engines.py" />
   <source>training on what is sent: {training}</source>
   <translation>Training mit Gesendetem: {training}</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/engines.py" />
   <source>Ask {name} whether it can be used</source>
   <translation>{name} fragen, ob sie nutzbar ist</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/engines.py" />
   <source>Asking…</source>
   <translation>Wird gefragt …</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/engines.py" />
   <location filename="../../desktop/precis/ui/settings/view.py" />
   <source>Engines</source>
   <translation>Engines</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/engines.py" />
   <source>Default engine</source>
   <translation>Standard-Engine</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/engines.py" />
   <source>Default mode</source>
   <translation>Standardmodus</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/engines.py" />
   <source>Add an engine…</source>
   <translation>Engine hinzufügen …</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/engines.py" />
   <source>Set up an engine from a template</source>
   <translation>Eine Engine nach einer Vorlage einrichten</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/engines.py" />
   <source>Engines that stand in</source>
   <translation>Engines, die einspringen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/engines.py" />
   <source>Where keys are kept</source>
   <translation>Wo Schlüssel aufbewahrt werden</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/engines.py" />
   <source>What summarizes and labels. The embedded engine needs no key and no network.</source>
   <translation>Was zusammenfasst und Labels vergibt. Die eingebaute Engine braucht weder Schlüssel noch Netz.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/engines.py" />
   <source>By default</source>
   <translation>Als Standard</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/engines.py" />
   <source>What new documents are worked on with; each run can choose another.</source>
   <translation>Womit neue Dokumente bearbeitet werden; jeder Lauf kann etwas anderes wählen.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/engines.py" />
   <source>Stands in</source>
   <translation>Springt ein</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/engines.py" />
   <source>Tried in this order where the engine can't be used; the result says so.</source>
   <translation>In dieser Reihenfolge versucht, wenn die Engine nicht nutzbar ist; das Ergebnis sagt es.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/engines.py" />
   <source>Remove the engine “{name}”?</source>
   <translation>Die Engine „{name}“ entfernen?</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/engines.py" />
   <source>Its settings and its key in the keychain are deleted. Results made with it stay.</source>
   <translation>Ihre Einstellungen und ihr Schlüssel im Schlüsselbund werden gelöscht. Ergebnisse, die mit ihr entstanden, bleiben.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/engines.py" />
   <source>Remove</source>
   <translation>Entfernen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/engines.py" />
   <location filename="../../desktop/precis/ui/settings/purging.py" />
   <source>Keep</source>
   <translation>Behalten</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/engines.py" />
   <source>on this computer · no key, no network · chooses sentences, rewrites nothing</source>
   <translation>auf diesem Computer · kein Schlüssel, kein Netz · wählt Sätze aus, schreibt nichts um</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/engines.py" />
   <source>{name} stands in</source>
   <translation>{name} springt ein</translation>
  </message>
  <message numerus="yes">
   <location filename="../../desktop/precis/ui/settings/engines.py" />
   <source>It lists {n} models.</source>
   <extracomment>For one: It lists {n} model.</extracomment>
   <translation>
    <numerusform>Er listet {n} Modell.</numerusform>
    <numerusform>Er listet {n} Modelle.</numerusform>
   </translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/engines.py" />
   <source>The engine {name} and its key are gone.</source>
   <translation>Die Engine {name} und ihr Schlüssel sind entfernt.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/engines.py" />
   <location filename="../../desktop/precis/ui/settings/labels.py" />
   <location filename="../../desktop/precis/ui/settings/rule_cards.py" />
   <source>Edit…</source>
   <translation>Bearbeiten …</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/engines.py" />
   <source>Change {name}</source>
   <translation>{name} ändern</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/engines.py" />
   <source>Remove…</source>
   <translation>Entfernen …</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/engines.py" />
   <source>Take {name} out, and delete its key</source>
   <translation>{name} herausnehmen und den Schlüssel löschen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/engines.py" />
   <source>Quick and cheap</source>
   <translation>Rasch und billig</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/engines.py" />
   <source>Slower, reads all parts twice</source>
   <translation>Langsamer, liest alle Teile zweimal</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/engines.py" />
   <source>There is no other engine yet.</source>
   <translation>Es gibt noch keine andere Engine.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/engines.py" />
   <source>Held now: {names}.</source>
   <translation>Im Speicher jetzt: {names}.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/general.py" />
   <source>System</source>
   <translation>System</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/general.py" />
   <source>Follow the system</source>
   <translation>Dem System folgen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/general.py" />
   <source>Light</source>
   <translation>Hell</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/general.py" />
   <source>Dark on white</source>
   <translation>Dunkel auf Weiß</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/general.py" />
   <source>Dark</source>
   <translation>Dunkel</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/general.py" />
   <source>Light on dark grey</source>
   <translation>Hell auf Dunkelgrau</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/general.py" />
   <source>High contrast</source>
   <translation>Hoher Kontrast</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/general.py" />
   <source>White and yellow on black</source>
   <translation>Weiß und Gelb auf Schwarz</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/general.py" />
   <source>As the system ({language})</source>
   <translation>Wie das System ({language})</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/general.py" />
   <location filename="../../desktop/precis/ui/settings/view.py" />
   <source>General</source>
   <translation>Allgemein</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/general.py" />
   <source>Language</source>
   <translation>Sprache</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/general.py" />
   <source>Appearance</source>
   <translation>Darstellung</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/general.py" />
   <source>Tell when long work is done</source>
   <translation>Melden, wenn lange Arbeit fertig ist</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/general.py" />
   <source>Show an icon in the system's tray</source>
   <translation>Ein Symbol im Infobereich des Systems zeigen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/general.py" />
   <source>How Précis looks and speaks. Nothing of this changes a result.</source>
   <translation>Wie Précis aussieht und spricht. Nichts davon ändert ein Ergebnis.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/general.py" />
   <source>The size of type follows the system's.</source>
   <translation>Die Schriftgröße folgt dem System.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/general.py" />
   <source>Notifications</source>
   <translation>Benachrichtigungen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/general.py" />
   <source>They name a document at most, and never say what is in it.</source>
   <translation>Sie nennen höchstens ein Dokument und sagen nie, was darin steht.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/label_form.py" />
   <location filename="../../desktop/precis/ui/switching.py" />
   <location filename="../../desktop/precis/ui/views.py" />
   <source>Document</source>
   <translation>Dokument</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/label_form.py" />
   <source>How sure</source>
   <translation>Wie sicher</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/label_form.py" />
   <source>Critical: only a rule or a person decides, engines propose</source>
   <translation>Kritisch: nur eine Regel oder ein Mensch entscheidet, Engines schlagen vor</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/label_form.py" />
   <source>as calibrated</source>
   <translation>wie kalibriert</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/label_form.py" />
   <source>Add a label</source>
   <translation>Label hinzufügen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/label_form.py" />
   <source>One more label at the end</source>
   <translation>Noch ein Label am Ende</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/label_form.py" />
   <source>Try on recent documents</source>
   <translation>An letzten Dokumenten ausprobieren</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/label_form.py" />
   <source>The embedded engine labels them; nothing is kept</source>
   <translation>Die eingebaute Engine vergibt sie; nichts wird aufbewahrt</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/label_form.py" />
   <source>What the set would say of recent documents</source>
   <translation>Was das Set zu letzten Dokumenten sagen würde</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/label_form.py" />
   <source>Keep this label set</source>
   <translation>Dieses Label-Set behalten</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/label_form.py" />
   <source>The label set</source>
   <translation>Das Label-Set</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/label_form.py" />
   <source>A label that is less sure goes to the review.</source>
   <translation>Ein Label, das weniger sicher ist, kommt in die Durchsicht.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/label_form.py" />
   <source>Kept as {file}.</source>
   <translation>Aufbewahrt als {file}.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/label_form.py" />
   <source>Trying on recent documents; this takes some seconds.</source>
   <translation>Wird an letzten Dokumenten ausprobiert; das dauert einige Sekunden.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/label_form.py" />
   <source>Label set “{name}”</source>
   <translation>Label-Set „{name}“</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/label_form.py" />
   <source>New label set</source>
   <translation>Neues Label-Set</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/label_form.py" />
   <source>Engines go by names and descriptions: say what tells one from another. “none of these” is always there by itself.</source>
   <translation>Engines richten sich nach Namen und Beschreibungen: Sagen Sie, was eines vom anderen unterscheidet. „nichts davon“ ist immer von selbst dabei.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/label_form.py" />
   <location filename="../../desktop/precis/ui/settings/rule_form.py" />
   <source>There is no document yet to try it on.</source>
   <translation>Es gibt noch kein Dokument, um es auszuprobieren.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/label_form.py" />
   <source>Kinds of contracts</source>
   <translation>Arten von Verträgen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/label_form.py" />
   <source>Give the set a name.</source>
   <translation>Geben Sie dem Set einen Namen.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/label_form.py" />
   <source>Give each label a name; {count} have none.</source>
   <translation>Geben Sie jedem Label einen Namen; {count} haben keinen.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/label_rows.py" />
   <source>Name of the label</source>
   <translation>Name des Labels</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/label_rows.py" />
   <source>What belongs to it, in a sentence or two, with examples</source>
   <translation>Was dazugehört, in ein, zwei Sätzen, mit Beispielen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/label_rows.py" />
   <source>Description of the label</source>
   <translation>Beschreibung des Labels</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/label_rows.py" />
   <source>Move this label up</source>
   <translation>Dieses Label nach oben</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/label_rows.py" />
   <source>Move this label down</source>
   <translation>Dieses Label nach unten</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/label_rows.py" />
   <source>Remove this label</source>
   <translation>Dieses Label entfernen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/labels.py" />
   <source>Label sets (*.toml)</source>
   <translation>Label-Sets (*.toml)</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/labels.py" />
   <source>Change labels and descriptions: a set of your own takes the place of this one</source>
   <translation>Labels und Beschreibungen ändern: Ein eigenes Set tritt an die Stelle von diesem</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/labels.py" />
   <source>Delete this set; it can be undone. What was labelled stays</source>
   <translation>Dieses Set löschen; lässt sich rückgängig machen. Vergebene Labels bleiben</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/labels.py" />
   <source>Change labels and descriptions</source>
   <translation>Labels und Beschreibungen ändern</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/labels.py" />
   <source>Use the original</source>
   <translation>Original verwenden</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/labels.py" />
   <source>Delete your version; the one that comes along counts again. It can be undone</source>
   <translation>Ihre Fassung löschen; die mitgelieferte gilt wieder. Lässt sich rückgängig machen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/labels.py" />
   <source>{names} · critical: a rule or a person decides</source>
   <translation>{names} · kritisch: eine Regel oder ein Mensch entscheidet</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/labels.py" />
   <source>comes along</source>
   <translation>mitgeliefert</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/labels.py" />
   <source>your version of one that comes along</source>
   <translation>Ihre Fassung eines mitgelieferten</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/labels.py" />
   <source>your own</source>
   <translation>Ihr eigenes</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/labels.py" />
   <source>Duplicate</source>
   <translation>Duplizieren</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/labels.py" />
   <source>Begin another set with these labels</source>
   <translation>Ein weiteres Set mit diesen Labels beginnen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/labels.py" />
   <location filename="../../desktop/precis/ui/settings/rules.py" />
   <location filename="../../desktop/precis/ui/usage/view.py" />
   <source>Export…</source>
   <translation>Exportieren …</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/labels.py" />
   <source>Write this set into a TOML file</source>
   <translation>Dieses Set in eine TOML-Datei schreiben</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/labels.py" />
   <source>New label set…</source>
   <translation>Neues Label-Set …</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/labels.py" />
   <source>Make a set of your own</source>
   <translation>Ein eigenes Set anlegen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/labels.py" />
   <location filename="../../desktop/precis/ui/settings/rules.py" />
   <source>Import…</source>
   <translation>Importieren …</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/labels.py" />
   <source>Take in a set from a TOML file</source>
   <translation>Ein Set aus einer TOML-Datei übernehmen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/labels.py" />
   <source>Label sets</source>
   <translation>Label-Sets</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/labels.py" />
   <source>What documents are sorted into. “none of these” is always possible beside them.</source>
   <translation>Wonach Dokumente sortiert werden. „nichts davon“ ist daneben immer möglich.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/labels.py" />
   <source>✓ Kept as “{name}”.</source>
   <translation>✓ Aufbewahrt als „{name}“.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/labels.py" />
   <source>{title} (copy)</source>
   <translation>{title} (Kopie)</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/labels.py" />
   <source>The label set “{name}” is deleted.</source>
   <translation>Das Label-Set „{name}“ ist gelöscht.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/limits.py" />
   <source>A call</source>
   <translation>Ein Aufruf</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/limits.py" />
   <source>Limit of a call</source>
   <translation>Grenze eines Aufrufs</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/limits.py" />
   <source>A call that may cost more is not sent.</source>
   <translation>Ein Aufruf, der mehr kosten kann, wird nicht gesendet.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/limits.py" />
   <source>A document</source>
   <translation>Ein Dokument</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/limits.py" />
   <source>Limit of a document</source>
   <translation>Grenze eines Dokuments</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/limits.py" />
   <source>Over it the document pauses; what is done stays.</source>
   <translation>Darüber hält das Dokument an; was fertig ist, bleibt.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/limits.py" />
   <source>A day</source>
   <translation>Ein Tag</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/limits.py" />
   <source>Limit of a day</source>
   <translation>Grenze eines Tages</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/limits.py" />
   <source>Of UTC. Over it work pauses until the next day, or until you raise it.</source>
   <translation>Nach UTC. Darüber ruht die Arbeit bis zum nächsten Tag oder bis Sie die Grenze anheben.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/limits.py" />
   <source>A month</source>
   <translation>Ein Monat</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/limits.py" />
   <source>Limit of a month</source>
   <translation>Grenze eines Monats</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/limits.py" />
   <source>Of UTC.</source>
   <translation>Nach UTC.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/limits.py" />
   <location filename="../../desktop/precis/ui/settings/view.py" />
   <source>Budget</source>
   <translation>Budget</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/limits.py" />
   <source>The most that may be spent, in US dollars. Money is held before a call is sent, so that no limit is passed. With 0 only free engines work.</source>
   <translation>Das Höchste, was ausgegeben werden darf, in US-Dollar. Geld wird zurückgelegt, bevor ein Aufruf gesendet wird, sodass keine Grenze überschritten wird. Mit 0 arbeiten nur kostenlose Engines.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/privacy.py" />
   <source>Names, mail addresses, numbers and the like become placeholders such as [PERSON_1], and come back in the result. What is not recognized is sent as it is.</source>
   <translation>Namen, Mail-Adressen, Nummern und Ähnliches werden zu Platzhaltern wie [PERSON_1] und kommen im Ergebnis zurück. Was nicht erkannt wird, wird unverändert gesendet.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/privacy.py" />
   <source>A random name</source>
   <translation>Ein zufälliger Name</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/privacy.py" />
   <source>None</source>
   <translation>Keiner</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/privacy.py" />
   <source>A name of your choice</source>
   <translation>Ein Name Ihrer Wahl</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/privacy.py" />
   <source>Sent: {names}.</source>
   <translation>Gesendet: {names}.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/privacy.py" />
   <source>{provider}, {plan}: kept: {retention}; training: {training}.</source>
   <translation>{provider}, {plan}: aufbewahrt: {retention}; Training: {training}.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/privacy.py" />
   <location filename="../../desktop/precis/ui/settings/view.py" />
   <source>Privacy</source>
   <translation>Datenschutz</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/privacy.py" />
   <source>Replace personal data before sending, for every engine</source>
   <translation>Personenbezogene Daten vor dem Senden ersetzen, für jede Engine</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/privacy.py" />
   <source>Days that history is kept</source>
   <translation>Tage, die der Verlauf bleibt</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/privacy.py" />
   <source>until you delete it</source>
   <translation>bis Sie ihn löschen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/privacy.py" />
   <source>User tag</source>
   <translation>Nutzerkennung</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/privacy.py" />
   <source>User tag of your choice</source>
   <translation>Nutzerkennung Ihrer Wahl</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/privacy.py" />
   <source>No account and no telemetry. Documents go only to the engine that you choose.</source>
   <translation>Kein Konto und keine Telemetrie. Dokumente gehen nur an die Engine, die Sie wählen.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/privacy.py" />
   <source>History is kept</source>
   <translation>Verlauf bleibt</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/privacy.py" />
   <source>What calls are marked with, for the provider's abuse checks and your usage.</source>
   <translation>Nutzerkennung, mit der Aufrufe versehen werden: für Missbrauchsprüfungen des Anbieters und Ihren Verbrauch.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/privacy.py" />
   <source>What is sent where</source>
   <translation>Was wohin gesendet wird</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/privacy.py" />
   <source>File names and paths, other documents, history and settings are never sent.</source>
   <translation>Dateinamen und Pfade, andere Dokumente, Verlauf und Einstellungen werden nie gesendet.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/privacy.py" />
   <source>Personal data is replaced first.</source>
   <translation>Personenbezogene Daten werden vorher ersetzt.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/privacy.py" />
   <source>The server is on this computer.</source>
   <translation>Der Server läuft auf diesem Computer.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/privacy.py" />
   <source>As of {date}.</source>
   <translation>Stand {date}.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/privacy.py" />
   <source>this computer</source>
   <translation>dieser Computer</translation>
  </message>
  <message numerus="yes">
   <location filename="../../desktop/precis/ui/settings/purging.py" />
   <source>{n} results would be deleted, the oldest of {date}: {names}.</source>
   <extracomment>For one: {n} result would be deleted, of {date}: {names}.</extracomment>
   <translation>
    <numerusform>{n} Ergebnis vom {date} würde gelöscht: {names}.</numerusform>
    <numerusform>{n} Ergebnisse würden gelöscht, das älteste vom {date}: {names}.</numerusform>
   </translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/purging.py" />
   <source>No result is that old.</source>
   <translation>Kein Ergebnis ist so alt.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/purging.py" />
   <source>Older than so many days</source>
   <translation>Älter als so viele Tage</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/purging.py" />
   <source>everything</source>
   <translation>alles</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/purging.py" />
   <source>Preview</source>
   <translation>Vorschau</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/purging.py" />
   <source>Say what would be deleted; nothing is yet</source>
   <translation>Sagen, was gelöscht würde; noch geschieht nichts</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/purging.py" />
   <source>Delete for good…</source>
   <translation>Endgültig löschen …</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/purging.py" />
   <source>Delete what the preview says</source>
   <translation>Löschen, was die Vorschau nennt</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/purging.py" />
   <source>Delete this for good?</source>
   <translation>Das endgültig löschen?</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/purging.py" />
   <source>{what} Nobody can bring it back.</source>
   <translation>{what} Niemand kann es zurückholen.</translation>
  </message>
  <message numerus="yes">
   <location filename="../../desktop/precis/ui/settings/purging.py" />
   <source>{n} results deleted.</source>
   <extracomment>For one: {n} result deleted.</extracomment>
   <translation>
    <numerusform>{n} Ergebnis gelöscht.</numerusform>
    <numerusform>{n} Ergebnisse gelöscht.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="../../desktop/precis/ui/settings/purging.py" />
   <source>It goes from the {n} backups, too; the rest of them stays.</source>
   <extracomment>For one: It goes from the backup, too; the rest of that stays.</extracomment>
   <translation>
    <numerusform>Es verschwindet auch aus der Sicherung; ihr Rest bleibt.</numerusform>
    <numerusform>Es verschwindet auch aus den {n} Sicherungen; ihr Rest bleibt.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="../../desktop/precis/ui/settings/purging.py" />
   <source>These {n} files can't be rewritten and are deleted whole: {names}.</source>
   <extracomment>For one: This file can't be rewritten and is deleted whole: {names}.</extracomment>
   <translation>
    <numerusform>Diese Datei lässt sich nicht neu schreiben und wird ganz gelöscht: {names}.</numerusform>
    <numerusform>Diese {n} Dateien lassen sich nicht neu schreiben und werden ganz gelöscht: {names}.</numerusform>
   </translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/purging.py" />
   <source> days</source>
   <translation> Tage</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/purging.py" />
   <source>Older than</source>
   <translation>Älter als</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/rule_cards.py" />
   <source>On</source>
   <translation>Ein</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/rule_cards.py" />
   <source>The rule {name} counts</source>
   <translation>Die Regel {name} gilt</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/rule_cards.py" />
   <source>Move {name} up</source>
   <translation>{name} nach oben</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/rule_cards.py" />
   <source>Let it count before the rule above</source>
   <translation>Vor der Regel darüber gelten lassen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/rule_cards.py" />
   <source>Move {name} down</source>
   <translation>{name} nach unten</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/rule_cards.py" />
   <source>Let it count after the rule below</source>
   <translation>Nach der Regel darunter gelten lassen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/rule_cards.py" />
   <source>Change the rule {name}</source>
   <translation>Die Regel {name} ändern</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/rule_cards.py" />
   <source>Delete the rule {name}; it can be undone</source>
   <translation>Die Regel {name} löschen; lässt sich rückgängig machen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/rule_cards.py" />
   <source>Edit {name}</source>
   <translation>{name} bearbeiten</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/rule_cards.py" />
   <source>Delete {name}</source>
   <translation>{name} löschen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/rule_cards.py" />
   <source>Drag the rule to another place</source>
   <translation>Die Regel an eine andere Stelle ziehen</translation>
  </message>
  <message numerus="yes">
   <location filename="../../desktop/precis/ui/settings/rule_form.py" />
   <source>Would match {hits} of the last {n} documents</source>
   <extracomment>For one: Would match {hits} of the last {n} document</extracomment>
   <translation>
    <numerusform>Trifft auf {hits} des letzten {n} Dokuments zu</numerusform>
    <numerusform>Trifft auf {hits} der letzten {n} Dokumente zu</numerusform>
   </translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/rule_form.py" />
   <source>{found}: {names}.</source>
   <translation>{found}: {names}.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/rule_form.py" />
   <source>{found}.</source>
   <translation>{found}.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/rule_form.py" />
   <source>Give it a label</source>
   <translation>Ein Label geben</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/rule_form.py" />
   <source>Label set</source>
   <translation>Label-Set</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/rule_form.py" />
   <source>Have a person look at its label</source>
   <translation>Einen Menschen das Label ansehen lassen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/rule_form.py" />
   <source>Keep it on this computer: the embedded engine does the work</source>
   <translation>Auf diesem Computer behalten: die eingebaute Engine macht die Arbeit</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/rule_form.py" />
   <source>Keep this rule</source>
   <translation>Diese Regel behalten</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/rule_form.py" />
   <source>The rule</source>
   <translation>Die Regel</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/rule_form.py" />
   <location filename="../../desktop/precis/ui/words/labels.py" />
   <source>none of these</source>
   <translation>nichts davon</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/rule_form.py" />
   <source>Rule “{name}”</source>
   <translation>Regel „{name}“</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/rule_form.py" />
   <source>New rule</source>
   <translation>Neue Regel</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/rule_form.py" />
   <source>When</source>
   <translation>Wenn</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/rule_form.py" />
   <source>Then</source>
   <translation>Dann</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/rule_form.py" />
   <source>Bills of the landlord</source>
   <translation>Rechnungen des Vermieters</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/rule_form.py" />
   <source>Give the rule a name.</source>
   <translation>Geben Sie der Regel einen Namen.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/rule_words.py" />
   <source>the text contains</source>
   <translation>der Text enthält</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/rule_words.py" />
   <source>the text matches the pattern</source>
   <translation>der Text passt auf das Muster</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/rule_words.py" />
   <source>the title contains</source>
   <translation>der Titel enthält</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/rule_words.py" />
   <source>the sender contains</source>
   <translation>der Absender enthält</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/rule_words.py" />
   <source>the file type is</source>
   <translation>der Dateityp ist</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/rule_words.py" />
   <source>it names an amount of at least</source>
   <translation>er nennt einen Betrag von mindestens</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/rule_words.py" />
   <source>it names an amount of at most</source>
   <translation>er nennt einen Betrag von höchstens</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/rule_words.py" />
   <source>it names a date from</source>
   <translation>er nennt ein Datum ab</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/rule_words.py" />
   <source>it names a date up to</source>
   <translation>er nennt ein Datum bis</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/rule_words.py" />
   <source>it has at least so many words:</source>
   <translation>er hat mindestens so viele Wörter:</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/rule_words.py" />
   <source>it has at most so many words:</source>
   <translation>er hat höchstens so viele Wörter:</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/rule_words.py" />
   <source>When {condition}: {effects}.</source>
   <translation>Wenn gilt: {condition}, dann: {effects}.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/rule_words.py" />
   <source>“{text}”</source>
   <translation>„{text}“</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/rule_words.py" />
   <source>it is not so that {condition}</source>
   <translation>nicht gilt: {condition}</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/rule_words.py" />
   <source>{set} is “{label}”</source>
   <translation>{set} ist „{label}“</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/rule_words.py" />
   <source>a person looks at its label</source>
   <translation>ein Mensch sieht sich das Label an</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/rule_words.py" />
   <source>it stays on this computer</source>
   <translation>es bleibt auf diesem Computer</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/rule_words.py" />
   <source>nothing yet</source>
   <translation>noch nichts</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/rule_words.py" />
   <source> or </source>
   <translation> oder </translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/rule_words.py" />
   <source> and </source>
   <translation> und </translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/rules.py" />
   <source>Rules (*.toml)</source>
   <translation>Regeln (*.toml)</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/rules.py" />
   <source>No rule yet. A rule decides a label outright, asks for a review, or keeps a document on this computer.</source>
   <translation>Noch keine Regel. Eine Regel entscheidet ein Label, verlangt eine Durchsicht oder hält ein Dokument auf diesem Computer.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/rules.py" />
   <location filename="../../desktop/precis/ui/settings/view.py" />
   <source>Rules</source>
   <translation>Regeln</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/rules.py" />
   <source>New rule…</source>
   <translation>Neue Regel …</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/rules.py" />
   <source>Make a rule, and see at once what it would do</source>
   <translation>Eine Regel anlegen und sofort sehen, was sie täte</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/rules.py" />
   <source>Keep the rules of a TOML file</source>
   <translation>Die Regeln einer TOML-Datei übernehmen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/rules.py" />
   <source>Write all rules into a TOML file</source>
   <translation>Alle Regeln in eine TOML-Datei schreiben</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/rules.py" />
   <source>They come before any engine, in this order; the first that gives a set a label wins. Drag one to let it count earlier or later.</source>
   <translation>Sie kommen vor jeder Engine, in dieser Reihenfolge; die erste, die einem Set ein Label gibt, gilt. Ziehen Sie eine, damit sie früher oder später zählt.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/rules.py" />
   <source>The rule “{name}” is deleted.</source>
   <translation>Die Regel „{name}“ ist gelöscht.</translation>
  </message>
  <message numerus="yes">
   <location filename="../../desktop/precis/ui/settings/rules.py" />
   <source>✓ Kept {n} rules: {names}.</source>
   <extracomment>For one: ✓ Kept {n} rule: {names}.</extracomment>
   <translation>
    <numerusform>✓ {n} Regel übernommen: {names}.</numerusform>
    <numerusform>✓ {n} Regeln übernommen: {names}.</numerusform>
   </translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/shortcuts.py" />
   <source>Command</source>
   <translation>Befehl</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/shortcuts.py" />
   <source>Keys</source>
   <translation>Tasten</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/shortcuts.py" />
   <source>Comes with</source>
   <translation>Mitgeliefert</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/shortcuts.py" />
   <location filename="../../desktop/precis/ui/settings/view.py" />
   <source>Shortcuts</source>
   <translation>Tastenkürzel</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/shortcuts.py" />
   <source>Commands and their keys</source>
   <translation>Befehle und ihre Tasten</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/shortcuts.py" />
   <source>New keys</source>
   <translation>Neue Tasten</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/shortcuts.py" />
   <source>Use these keys</source>
   <translation>Diese Tasten verwenden</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/shortcuts.py" />
   <source>Give the chosen command these keys</source>
   <translation>Dem gewählten Befehl diese Tasten geben</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/shortcuts.py" />
   <source>No keys</source>
   <translation>Keine Tasten</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/shortcuts.py" />
   <source>Leave the chosen command without keys</source>
   <translation>Den gewählten Befehl ohne Tasten lassen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/shortcuts.py" />
   <source>Reset</source>
   <translation>Zurücksetzen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/shortcuts.py" />
   <source>Give the chosen command back the keys it comes with</source>
   <translation>Dem gewählten Befehl seine mitgelieferten Tasten zurückgeben</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/shortcuts.py" />
   <source>Reset all</source>
   <translation>Alle zurücksetzen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/shortcuts.py" />
   <source>Give every command back the keys it comes with</source>
   <translation>Jedem Befehl seine mitgelieferten Tasten zurückgeben</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/shortcuts.py" />
   <source>Choose a command, then press its new keys. Everything counts at once.</source>
   <translation>Wählen Sie einen Befehl und drücken Sie seine neuen Tasten. Alles gilt sofort.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/shortcuts.py" />
   <source>no keys</source>
   <translation>keine Tasten</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/shortcuts.py" />
   <source>Press the new keys</source>
   <translation>Die neuen Tasten drücken</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/shortcuts.py" />
   <source>Take them over</source>
   <translation>Übernehmen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/shortcuts.py" />
   <source>{keys} belongs to “{command}”, which would have no keys then.</source>
   <translation>{keys} gehört zu „{command}“, der dann keine Tasten mehr hätte.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/toml_files.py" />
   <source>{file} can't be read as text.</source>
   <translation>{file} lässt sich nicht als Text lesen.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/toml_files.py" />
   <source>{file} can't be written: {why}.</source>
   <translation>{file} lässt sich nicht schreiben: {why}.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/view.py" />
   <source>Saved. It counts at once; what runs already keeps what it began with.</source>
   <translation>Gespeichert. Es gilt sofort; was schon läuft, behält, womit es begann.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/settings/view.py" />
   <source>Sections of the settings</source>
   <translation>Abschnitte der Einstellungen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/shell.py" />
   <source>Cancel everything that runs or waits (Ctrl+.)</source>
   <translation>Alles abbrechen, was läuft oder wartet (Strg+.)</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/shell.py" />
   <source>Views</source>
   <translation>Ansichten</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/shell.py" />
   <source>Cancel all</source>
   <translation>Alles abbrechen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/shell.py" />
   <source>{view}, {count} waiting</source>
   <translation>{view}, {count} warten</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/shell.py" />
   <source>{count} running</source>
   <translation>{count} in Arbeit</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/shell.py" />
   <source>{count} waiting</source>
   <translation>{count} wartend</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/shell.py" />
   <source>{count} in line</source>
   <translation>{count} in der Reihe</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/shell.py" />
   <source>{count} failed</source>
   <translation>{count} fehlgeschlagen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/shell.py" />
   <source>{amount} spent</source>
   <translation>{amount} ausgegeben</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/shell.py" />
   <source>Drop to add</source>
   <translation>Zum Hinzufügen loslassen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/shell.py" />
   <source>Files and folders; folders are read whole</source>
   <translation>Dateien und Ordner; Ordner werden ganz gelesen</translation>
  </message>
  <message numerus="yes">
   <location filename="../../desktop/precis/ui/shell.py" />
   <source>{n} results</source>
   <extracomment>For one: {n} result</extracomment>
   <translation>
    <numerusform>{n} Ergebnis</numerusform>
    <numerusform>{n} Ergebnisse</numerusform>
   </translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/shortcuts.py" />
   <source>Take a function key, or a key together with Ctrl, Alt or Meta: others are for typing.</source>
   <translation>Nehmen Sie eine Funktionstaste oder eine Taste mit Strg, Alt oder Meta: Andere dienen zum Schreiben.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/shortcuts.py" />
   <source>Press the keys first.</source>
   <translation>Drücken Sie zuerst die Tasten.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/start_failure.py" />
   <source>A report without any words of your documents is in {file} of the data folder.</source>
   <translation>Ein Bericht ohne ein Wort Ihrer Dokumente liegt als {file} im Datenordner.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/start_failure.py" />
   <source>Copy the details</source>
   <translation>Einzelheiten kopieren</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/start_failure.py" />
   <source>Copy what whoever mends it needs to know</source>
   <translation>Kopiert, was man zum Beheben wissen muss</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/start_failure.py" />
   <source>Close the window</source>
   <translation>Fenster schließen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/start_failure.py" />
   <source>Précis could not be started</source>
   <translation>Précis konnte nicht gestartet werden</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/start_failure.py" />
   <source>A part of the program is missing or does not work: {part}.</source>
   <translation>Ein Teil des Programms fehlt oder geht nicht: {part}.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/start_failure.py" />
   <source>Install Précis again, and start it anew. Your documents and results were not touched.</source>
   <translation>Installieren Sie Précis neu und starten Sie es wieder. Ihre Dokumente und Ergebnisse wurden nicht angerührt.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/telling.py" />
   <source>nothing leaves this computer</source>
   <translation>nichts verlässt diesen Computer</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/telling.py" />
   <source>documents are sent to it</source>
   <translation>Dokumente werden an sie gesendet</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/telling.py" />
   <source>Engine: {engine} · {place}</source>
   <translation>Engine: {engine} · {place}</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/telling.py" />
   <source>Précis can't be used as it is. {error}</source>
   <translation>Précis ist so nicht nutzbar. {error}</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/usage/figures.py" />
   <source>{number} M</source>
   <translation>{number} M</translation>
  </message>
  <message numerus="yes">
   <location filename="../../desktop/precis/ui/usage/figures.py" />
   <source>{label}: {amount}, {n} calls</source>
   <extracomment>For one: {label}: {amount}, {n} call</extracomment>
   <translation>
    <numerusform>{label}: {amount}, {n} Aufruf</numerusform>
    <numerusform>{label}: {amount}, {n} Aufrufe</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="../../desktop/precis/ui/usage/figures.py" />
   <source>{amount} + {n} calls of unknown price</source>
   <extracomment>For one: {amount} + {n} call of unknown price</extracomment>
   <translation>
    <numerusform>{amount} + {n} Aufruf mit unbekanntem Preis</numerusform>
    <numerusform>{amount} + {n} Aufrufe mit unbekanntem Preis</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="../../desktop/precis/ui/usage/figures.py" />
   <source>The price of {n} calls is not known, and not in these sums; set prices under Settings, Engines.</source>
   <extracomment>For one: The price of {n} call is not known, and not in these sums; set prices under Settings, Engines.</extracomment>
   <translation>
    <numerusform>Der Preis von {n} Aufruf ist unbekannt und nicht in diesen Summen; Preise setzen Sie unter Einstellungen, Engines.</numerusform>
    <numerusform>Der Preis von {n} Aufrufen ist unbekannt und nicht in diesen Summen; Preise setzen Sie unter Einstellungen, Engines.</numerusform>
   </translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/usage/figures.py" />
   <source>{name}: {amount} of {limit} ({part})</source>
   <translation>{name}: {amount} von {limit} ({part})</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/usage/figures.py" />
   <source>{number} k</source>
   <translation>{number} Tsd.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/usage/figures.py" />
   <source>spent</source>
   <translation>ausgegeben</translation>
  </message>
  <message numerus="yes">
   <location filename="../../desktop/precis/ui/usage/figures.py" />
   <source>calls</source>
   <extracomment>For one: call</extracomment>
   <translation>
    <numerusform>Aufruf</numerusform>
    <numerusform>Aufrufe</numerusform>
   </translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/usage/figures.py" />
   <source>tokens</source>
   <translation>Token</translation>
  </message>
  <message numerus="yes">
   <location filename="../../desktop/precis/ui/usage/figures.py" />
   <source>saved by {n} replies found again</source>
   <extracomment>For one: saved by {n} reply found again</extracomment>
   <translation>
    <numerusform>gespart durch {n} wiedergefundene Antwort</numerusform>
    <numerusform>gespart durch {n} wiedergefundene Antworten</numerusform>
   </translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/usage/figures.py" />
   <source>failed</source>
   <translation>fehlgeschlagen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/usage/figures.py" />
   <source>{name}: {amount}, no limit</source>
   <translation>{name}: {amount}, keine Grenze</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/usage/figures.py" />
   <source>{name}: the limit is {amount}, only free engines work</source>
   <translation>{name}: Die Grenze ist {amount}, nur kostenlose Engines arbeiten</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/usage/figures.py" />
   <source>(none)</source>
   <translation>(keine)</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/usage/figures.py" />
   <source>, reached: work with paid engines pauses</source>
   <translation>, erreicht: Arbeit mit kostenpflichtigen Engines ruht</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/usage/view.py" />
   <source>Nothing was spent, and no call was made. The embedded engine works on this computer and costs nothing; what other engines do is counted here.</source>
   <translation>Nichts wurde ausgegeben, kein Aufruf gemacht. Die eingebaute Engine arbeitet auf diesem Computer und kostet nichts; was andere Engines tun, wird hier gezählt.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/usage/view.py" />
   <source>Money is held before a call is sent. Where a limit has no room the document pauses and keeps what is done; it goes on when there is room again, or when you raise the limit in the settings.</source>
   <translation>Geld wird zurückgelegt, bevor ein Aufruf gesendet wird. Wo eine Grenze keinen Raum mehr lässt, hält das Dokument an und behält, was fertig ist; es geht weiter, wenn wieder Raum ist oder Sie die Grenze in den Einstellungen anheben.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/usage/view.py" />
   <source>7 days</source>
   <translation>7 Tage</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/usage/view.py" />
   <source>The last 7 days</source>
   <translation>Die letzten 7 Tage</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/usage/view.py" />
   <source>30 days</source>
   <translation>30 Tage</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/usage/view.py" />
   <source>The last 30 days</source>
   <translation>Die letzten 30 Tage</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/usage/view.py" />
   <source>90 days</source>
   <translation>90 Tage</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/usage/view.py" />
   <source>The last 90 days</source>
   <translation>Die letzten 90 Tage</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/usage/view.py" />
   <source>12 months</source>
   <translation>12 Monate</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/usage/view.py" />
   <source>The last 12 months</source>
   <translation>Die letzten 12 Monate</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/usage/view.py" />
   <source>By engine</source>
   <translation>Nach Engine</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/usage/view.py" />
   <source>By model</source>
   <translation>Nach Modell</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/usage/view.py" />
   <source>Feature</source>
   <translation>Funktion</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/usage/view.py" />
   <source>By feature</source>
   <translation>Nach Funktion</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/usage/view.py" />
   <source>By mode</source>
   <translation>Nach Modus</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/usage/view.py" />
   <source>User</source>
   <translation>Nutzer</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/usage/view.py" />
   <source>By the user that the settings name</source>
   <translation>Nach dem Nutzer, den die Einstellungen nennen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/usage/view.py" />
   <source>Usage by day…</source>
   <translation>Verbrauch nach Tagen …</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/usage/view.py" />
   <source>Table (*.csv);;JSON lines (*.jsonl)</source>
   <translation>Tabelle (*.csv);;JSON-Zeilen (*.jsonl)</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/usage/view.py" />
   <source>Log of calls, redacted…</source>
   <translation>Protokoll der Aufrufe, geschwärzt …</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/usage/view.py" />
   <source>JSON lines (*.jsonl);;Table (*.csv);;OpenTelemetry (*.json)</source>
   <translation>JSON-Zeilen (*.jsonl);;Tabelle (*.csv);;OpenTelemetry (*.json)</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/usage/view.py" />
   <source>History, redacted…</source>
   <translation>Verlauf, geschwärzt …</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/usage/view.py" />
   <source>no limit</source>
   <translation>keine Grenze</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/usage/view.py" />
   <source>Write usage, log or history to a file</source>
   <translation>Verbrauch, Protokoll oder Verlauf in eine Datei schreiben</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/usage/view.py" />
   <source>Bars</source>
   <translation>Balken</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/usage/view.py" />
   <source>Usage by day</source>
   <translation>Verbrauch nach Tagen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/usage/view.py" />
   <source>Table</source>
   <translation>Tabelle</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/usage/view.py" />
   <source>Usage by group</source>
   <translation>Verbrauch nach Gruppe</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/usage/view.py" />
   <location filename="../../desktop/precis/ui/views.py" />
   <source>Usage</source>
   <translation>Verbrauch</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/usage/view.py" />
   <source>Budgets</source>
   <translation>Budgets</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/usage/view.py" />
   <source>At most for a call: {call}, for a document: {document}. Days and months are of UTC.</source>
   <translation>Höchstens für einen Aufruf: {call}, für ein Dokument: {document}. Tage und Monate nach UTC.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/usage/view.py" />
   <source>Budget of today</source>
   <translation>Budget von heute</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/usage/view.py" />
   <source>Budget of this month</source>
   <translation>Budget dieses Monats</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/usage/view.py" />
   <source>This month</source>
   <translation>Dieser Monat</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/usage/view.py" />
   <source>Tokens in</source>
   <translation>Token ein</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/usage/view.py" />
   <source>Tokens out</source>
   <translation>Token aus</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/usage/view.py" />
   <source>Dollars by day</source>
   <translation>Dollar nach Tagen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/usage/view.py" />
   <source>Calls by day</source>
   <translation>Aufrufe nach Tagen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/usage/view.py" />
   <source>By day</source>
   <translation>Nach Tagen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/usage/view.py" />
   <source>By what</source>
   <translation>Wonach</translation>
  </message>
  <message numerus="yes">
   <location filename="../../desktop/precis/ui/usage/view.py" />
   <source>{n} rows written to {file}.</source>
   <extracomment>For one: {n} row written to {file}.</extracomment>
   <translation>
    <numerusform>{n} Zeile nach {file} geschrieben.</numerusform>
    <numerusform>{n} Zeilen nach {file} geschrieben.</numerusform>
   </translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/views.py" />
   <source>Work</source>
   <translation>Arbeit</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/views.py" />
   <source>Settings</source>
   <translation>Einstellungen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/why/telling.py" />
   <source>There is no earlier run of this document to compare with. Run it again, or in another way, first.</source>
   <translation>Von diesem Dokument gibt es keinen früheren Lauf zum Vergleichen. Führen Sie es zuerst noch einmal oder anders aus.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/why/telling.py" />
   <source>The run of {after} beside the one of {before}, of the same document.</source>
   <translation>Der Lauf von {after} neben dem von {before}, vom selben Dokument.</translation>
  </message>
  <message numerus="yes">
   <location filename="../../desktop/precis/ui/why/telling.py" />
   <source>{n} runs in between were made the same way as this one.</source>
   <extracomment>For one: {n} run in between was made the same way as this one.</extracomment>
   <translation>
    <numerusform>{n} Lauf dazwischen war genauso gemacht wie dieser.</numerusform>
    <numerusform>{n} Läufe dazwischen waren genauso gemacht wie dieser.</numerusform>
   </translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/why/telling.py" />
   <source>Very likely moved the quality</source>
   <translation>Hat die Qualität sehr wahrscheinlich verändert</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/why/telling.py" />
   <source>Likely moved the quality</source>
   <translation>Hat die Qualität wahrscheinlich verändert</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/why/telling.py" />
   <source>May have moved the quality</source>
   <translation>Hat die Qualität vielleicht verändert</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/why/telling.py" />
   <source>Hardly moved the quality</source>
   <translation>Hat die Qualität kaum verändert</translation>
  </message>
  <message numerus="yes">
   <location filename="../../desktop/precis/ui/why/telling.py" />
   <source>Nothing changed: all {n} earlier runs of this document were made the same way.</source>
   <extracomment>For one: Nothing changed: the earlier run of this document was made the same way.</extracomment>
   <translation>
    <numerusform>Nichts hat sich geändert: {n} früherer Lauf dieses Dokuments war genauso gemacht.</numerusform>
    <numerusform>Nichts hat sich geändert: Alle {n} früheren Läufe dieses Dokuments waren genauso gemacht.</numerusform>
   </translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/why/telling.py" />
   <source>first seen {time}</source>
   <translation>zuerst gesehen {time}</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/why/view.py" />
   <source>Copy this as text</source>
   <translation>Das als Text kopieren</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/why/view.py" />
   <source>Show both results side by side</source>
   <translation>Beide Ergebnisse nebeneinander zeigen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/why/view.py" />
   <source>Looking at the earlier runs…</source>
   <translation>Frühere Läufe werden angesehen …</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/why/view.py" />
   <source>What came out</source>
   <translation>Was dabei herauskam</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/why/view.py" />
   <source>Most likely cause</source>
   <translation>Wahrscheinlichste Ursache</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/why/view.py" />
   <source>What else changed</source>
   <translation>Was sich sonst geändert hat</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/window.py" />
   <source>“{title}” is deleted from the history.</source>
   <translation>„{title}“ ist aus dem Verlauf gelöscht.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/window.py" />
   <location filename="../../desktop/precis/ui/work/handling.py" />
   <source>Choose a document with a result first.</source>
   <translation>Wählen Sie zuerst ein Dokument mit Ergebnis.</translation>
  </message>
  <message numerus="yes">
   <location filename="../../desktop/precis/ui/window.py" />
   <source>Added to the set “own”: {n} items.</source>
   <extracomment>For one: Added to the set “own”: {n} item.</extracomment>
   <translation>
    <numerusform>In das Set „own“ aufgenommen: {n} Eintrag.</numerusform>
    <numerusform>In das Set „own“ aufgenommen: {n} Einträge.</numerusform>
   </translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/claims.py" />
   <source>Could not be supported</source>
   <translation>Nicht zu belegen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/claims.py" />
   <source>Sentences chosen from the document; nothing is rewritten.</source>
   <translation>Aus dem Dokument gewählte Sätze; nichts ist umgeschrieben.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/claims.py" />
   <source>beginning</source>
   <translation>Anfang</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/claims.py" />
   <source>middle</source>
   <translation>Mitte</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/claims.py" />
   <source>end</source>
   <translation>Ende</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/claims.py" />
   <source>wording</source>
   <translation>Wortlaut</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/claims.py" />
   <source>dates</source>
   <translation>Daten</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/claims.py" />
   <source>names</source>
   <translation>Namen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/claims.py" />
   <source>negation</source>
   <translation>Verneinung</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/claims.py" />
   <source>numbers</source>
   <translation>Zahlen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/claims.py" />
   <source>opposites</source>
   <translation>Gegensätze</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/claims.py" />
   <source>roles</source>
   <translation>Rollen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/claims.py" />
   <source>citation</source>
   <translation>Fundstelle</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/claims.py" />
   <source>word for word</source>
   <translation>Wort für Wort</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/claims.py" />
   <source>engine</source>
   <translation>Engine</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/claims.py" />
   <source>rewritten</source>
   <translation>umgeschrieben</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/claims.py" />
   <source>placeholders</source>
   <translation>Platzhalter</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/claims.py" />
   <source>hedges</source>
   <translation>Einschränkungen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/claims.py" />
   <source>modal verbs</source>
   <translation>Modalverben</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/claims.py" />
   <source>quantities</source>
   <translation>Mengenangaben</translation>
  </message>
  <message numerus="yes">
   <location filename="../../desktop/precis/ui/words/claims.py" />
   <source>{weak} of {n} sentences to check</source>
   <extracomment>For one: {weak} of {n} sentence to check</extracomment>
   <translation>
    <numerusform>{weak} von {n} Satz zu prüfen</numerusform>
    <numerusform>{weak} von {n} Sätzen zu prüfen</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="../../desktop/precis/ui/words/claims.py" />
   <source>{n} claims could not be supported</source>
   <extracomment>For one: {n} claim could not be supported</extracomment>
   <translation>
    <numerusform>{n} Aussage ließ sich nicht belegen</numerusform>
    <numerusform>{n} Aussagen ließen sich nicht belegen</numerusform>
   </translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/claims.py" />
   <source>Checked: {names} · {outcome}</source>
   <translation>Geprüft: {names} · {outcome}</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/claims.py" />
   <source>Passages from the document: {first} beginning, {middle} middle, {last} end</source>
   <translation>Stellen aus dem Dokument: {first} Anfang, {middle} Mitte, {last} Ende</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/claims.py" />
   <source>{found} · nothing from: {thirds}</source>
   <translation>{found} · nichts aus: {thirds}</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/claims.py" />
   <source>Partly supported</source>
   <translation>Teilweise belegt</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/claims.py" />
   <source>Not supported</source>
   <translation>Nicht belegt</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/claims.py" />
   <source>Not checked</source>
   <translation>Nicht geprüft</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/claims.py" />
   <source>Word for word</source>
   <translation>Wort für Wort</translation>
  </message>
  <message numerus="yes">
   <location filename="../../desktop/precis/ui/words/claims.py" />
   <source>{verdict} · pages {pages}</source>
   <extracomment>For one: {verdict} · page {pages}</extracomment>
   <translation>
    <numerusform>{verdict} · Seite {pages}</numerusform>
    <numerusform>{verdict} · Seiten {pages}</numerusform>
   </translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/claims.py" />
   <source>nothing found amiss</source>
   <translation>nichts zu beanstanden</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/failures.py" />
   <source>error</source>
   <translation>Fehler</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/failures.py" />
   <source>wrong use</source>
   <translation>falscher Gebrauch</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/failures.py" />
   <source>not readable</source>
   <translation>nicht lesbar</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/failures.py" />
   <source>not found</source>
   <translation>nicht gefunden</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/failures.py" />
   <source>no permission</source>
   <translation>keine Berechtigung</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/failures.py" />
   <source>not a file</source>
   <translation>keine Datei</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/failures.py" />
   <source>nothing readable</source>
   <translation>nichts Lesbares</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/failures.py" />
   <source>empty file</source>
   <translation>leere Datei</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/failures.py" />
   <source>too large</source>
   <translation>zu groß</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/failures.py" />
   <source>changed while it was read</source>
   <translation>beim Lesen geändert</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/failures.py" />
   <source>unknown format</source>
   <translation>unbekanntes Format</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/failures.py" />
   <source>damaged file</source>
   <translation>beschädigte Datei</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/failures.py" />
   <source>locked with a password</source>
   <translation>mit Passwort gesperrt</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/failures.py" />
   <source>no text</source>
   <translation>kein Text</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/failures.py" />
   <source>reading was stopped</source>
   <translation>Lesen angehalten</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/failures.py" />
   <source>reading crashed</source>
   <translation>Lesen abgestürzt</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/failures.py" />
   <source>engine failed</source>
   <translation>Engine gescheitert</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/failures.py" />
   <source>asked to slow down</source>
   <translation>um langsameres Senden gebeten</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/failures.py" />
   <source>quota used up</source>
   <translation>Kontingent aufgebraucht</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/failures.py" />
   <source>overloaded</source>
   <translation>überlastet</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/failures.py" />
   <source>timed out</source>
   <translation>Zeit überschritten</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/failures.py" />
   <source>unreachable</source>
   <translation>nicht erreichbar</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/failures.py" />
   <source>server failed</source>
   <translation>Server gescheitert</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/failures.py" />
   <source>engine is down</source>
   <translation>Engine ausgefallen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/failures.py" />
   <source>key refused</source>
   <translation>Schlüssel zurückgewiesen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/failures.py" />
   <source>not allowed</source>
   <translation>nicht erlaubt</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/failures.py" />
   <source>no such model</source>
   <translation>Modell unbekannt</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/failures.py" />
   <source>request rejected</source>
   <translation>Anfrage abgelehnt</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/failures.py" />
   <source>text too long</source>
   <translation>Text zu lang</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/failures.py" />
   <source>declined</source>
   <translation>verweigert</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/failures.py" />
   <source>unusable answer</source>
   <translation>unbrauchbare Antwort</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/failures.py" />
   <source>answer cut off</source>
   <translation>Antwort abgeschnitten</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/failures.py" />
   <source>held back</source>
   <translation>zurückgehalten</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/failures.py" />
   <source>held back by the policy</source>
   <translation>von der Richtlinie zurückgehalten</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/failures.py" />
   <source>budget reached</source>
   <translation>Budget erreicht</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/failures.py" />
   <location filename="../../desktop/precis/ui/words/runs.py" />
   <source>price unknown</source>
   <translation>Preis unbekannt</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/failures.py" />
   <source>not agreed to yet</source>
   <translation>noch nicht zugestimmt</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/failures.py" />
   <source>database failed</source>
   <translation>Datenbank gescheitert</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/failures.py" />
   <source>disk full</source>
   <translation>Datenträger voll</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/failures.py" />
   <source>data folder read-only</source>
   <translation>Datenordner schreibgeschützt</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/failures.py" />
   <source>database in use</source>
   <translation>Datenbank in Gebrauch</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/failures.py" />
   <source>database damaged</source>
   <translation>Datenbank beschädigt</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/failures.py" />
   <source>database too new</source>
   <translation>Datenbank zu neu</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/failures.py" />
   <source>no keychain</source>
   <translation>kein Schlüsselbund</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/failures.py" />
   <source>work was stopped</source>
   <translation>Arbeit angehalten</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/failures.py" />
   <source>error of Précis</source>
   <translation>Fehler von Précis</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/failures.py" />
   <source>cancelled</source>
   <translation>abgebrochen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/failures.py" />
   <source>outcome unknown</source>
   <translation>Ausgang unbekannt</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/jobs.py" />
   <source>Waiting for its turn</source>
   <translation>Wartet, bis es an der Reihe ist</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/jobs.py" />
   <source>Reading</source>
   <translation>Wird gelesen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/jobs.py" />
   <source>Planning</source>
   <translation>Wird geplant</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/jobs.py" />
   <source>Summarizing</source>
   <translation>Wird zusammengefasst</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/jobs.py" />
   <source>Waiting</source>
   <translation>Wartet</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/jobs.py" />
   <source>Done, a label needs a look</source>
   <translation>Fertig, ein Label braucht einen Blick</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/jobs.py" />
   <source>{stage} · from {folder}</source>
   <translation>{stage} · aus {folder}</translation>
  </message>
  <message numerus="yes">
   <location filename="../../desktop/precis/ui/words/jobs.py" />
   <source>{said} · {n} left out</source>
   <extracomment>For one: {said} · {n} left out</extracomment>
   <translation>
    <numerusform>{said} · {n} weggelassen</numerusform>
    <numerusform>{said} · {n} weggelassen</numerusform>
   </translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/jobs.py" />
   <source>continuing in {time}</source>
   <translation>weiter in {time}</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/jobs.py" />
   <source>{done} of {total} parts</source>
   <translation>{done} von {total} Teilen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/jobs.py" />
   <location filename="../../desktop/precis/ui/words/runs.py" />
   <source>{count} found again</source>
   <translation>{count} wiedergefunden</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/jobs.py" />
   <source>stalled: no progress for {time}</source>
   <translation>steht still: kein Fortschritt seit {time}</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/jobs.py" />
   <source>about {time} left</source>
   <translation>noch etwa {time}</translation>
  </message>
  <message numerus="yes">
   <location filename="../../desktop/precis/ui/words/jobs.py" />
   <source>{n} sentences, word for word</source>
   <extracomment>For one: {n} sentence, word for word</extracomment>
   <translation>
    <numerusform>{n} Satz, Wort für Wort</numerusform>
    <numerusform>{n} Sätze, Wort für Wort</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="../../desktop/precis/ui/words/jobs.py" />
   <source>{n} sentences, all supported</source>
   <extracomment>For one: {n} sentence, all supported</extracomment>
   <translation>
    <numerusform>{n} Satz, ganz belegt</numerusform>
    <numerusform>{n} Sätze, alle belegt</numerusform>
   </translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/labels.py" />
   <source>sure</source>
   <translation>sicher</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/labels.py" />
   <source>likely</source>
   <translation>wahrscheinlich</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/labels.py" />
   <source>unsure</source>
   <translation>unsicher</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/labels.py" />
   <source>unsure, nearest: {label}</source>
   <translation>unsicher, am nächsten: {label}</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/labels.py" />
   <source>unsure, please check</source>
   <translation>bitte prüfen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/labels.py" />
   <source>your decision</source>
   <translation>Ihre Entscheidung</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/labels.py" />
   <source>by your rule</source>
   <translation>durch Ihre Regel</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/runs.py" />
   <source>Brief</source>
   <translation>Kurz</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/runs.py" />
   <source>Standard</source>
   <translation>Normal</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/runs.py" />
   <source>Detailed</source>
   <translation>Ausführlich</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/runs.py" />
   <source>fast</source>
   <translation>schnell</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/runs.py" />
   <source>accurate</source>
   <translation>genau</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/runs.py" />
   <source>brief</source>
   <translation>kurz</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/runs.py" />
   <source>standard</source>
   <translation>normal</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/runs.py" />
   <source>detailed</source>
   <translation>ausführlich</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/runs.py" />
   <source>Not run in {mode} mode yet</source>
   <translation>Noch nicht „{mode}“ ausgeführt</translation>
  </message>
  <message numerus="yes">
   <location filename="../../desktop/precis/ui/words/runs.py" />
   <source>{n} words</source>
   <extracomment>For one: {n} word</extracomment>
   <translation>
    <numerusform>{n} Wort</numerusform>
    <numerusform>{n} Wörter</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="../../desktop/precis/ui/words/runs.py" />
   <source>{n} pages</source>
   <extracomment>For one: {n} page</extracomment>
   <translation>
    <numerusform>{n} Seite</numerusform>
    <numerusform>{n} Seiten</numerusform>
   </translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/runs.py" />
   <source>Read: {pages}, {words}</source>
   <translation>Gelesen: {pages}, {words}</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/runs.py" />
   <source>{chosen} was chosen; {engine} answered in its place</source>
   <translation>{chosen} war gewählt; {engine} hat stattdessen geantwortet</translation>
  </message>
  <message numerus="yes">
   <location filename="../../desktop/precis/ui/words/runs.py" />
   <source>{n} calls</source>
   <extracomment>For one: {n} call</extracomment>
   <translation>
    <numerusform>{n} Aufruf</numerusform>
    <numerusform>{n} Aufrufe</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="../../desktop/precis/ui/words/runs.py" />
   <source>{n} characters</source>
   <extracomment>For one: {n} character</extracomment>
   <translation>
    <numerusform>{n} Zeichen</numerusform>
    <numerusform>{n} Zeichen</numerusform>
   </translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/runs.py" />
   <source>Read: {words}</source>
   <translation>Gelesen: {words}</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/runs.py" />
   <source>no cost</source>
   <translation>kostenlos</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/runs.py" />
   <source>other choices</source>
   <translation>andere Wahl</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/runs.py" />
   <source>about {time}</source>
   <translation>etwa {time}</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/runs.py" />
   <source>under a second</source>
   <translation>unter einer Sekunde</translation>
  </message>
  <message numerus="yes">
   <location filename="../../desktop/precis/ui/words/runs.py" />
   <source>up to {n} calls</source>
   <extracomment>For one: up to {n} call</extracomment>
   <translation>
    <numerusform>bis zu {n} Aufruf</numerusform>
    <numerusform>bis zu {n} Aufrufe</numerusform>
   </translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/runs.py" />
   <source>at most {amount}</source>
   <translation>höchstens {amount}</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/runs.py" />
   <source>{length} length</source>
   <translation>Länge: {length}</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/runs.py" />
   <source>engine {name}</source>
   <translation>Engine {name}</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/runs.py" />
   <source>focus “{focus}”</source>
   <translation>Schwerpunkt „{focus}“</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/runs.py" />
   <source>without a focus</source>
   <translation>ohne Schwerpunkt</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/runs.py" />
   <source>other label sets</source>
   <translation>andere Label-Sets</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/words/runs.py" />
   <source>no labels</source>
   <translation>keine Labels</translation>
  </message>
  <message numerus="yes">
   <location filename="../../desktop/precis/ui/work/acting.py" />
   <source>{n} documents taken off the list. They stay in the history.</source>
   <extracomment>For one: “{title}” taken off the list. It stays in the history.</extracomment>
   <translation>
    <numerusform>„{title}“ aus der Liste genommen. Es bleibt im Verlauf.</numerusform>
    <numerusform>{n} Dokumente aus der Liste genommen. Sie bleiben im Verlauf.</numerusform>
   </translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/work/add_menu.py" />
   <source>More ways to add documents</source>
   <translation>Weitere Wege, Dokumente hinzuzufügen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/work/add_menu.py" />
   <source>Stop watching “{folder}”</source>
   <translation>„{folder}“ nicht mehr beobachten</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/work/add_menu.py" />
   <source>Recent documents</source>
   <translation>Letzte Dokumente</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/work/add_menu.py" />
   <source>Files…</source>
   <translation>Dateien …</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/work/add_menu.py" />
   <source>A folder…</source>
   <translation>Ein Ordner …</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/work/add_menu.py" />
   <source>From the clipboard</source>
   <translation>Aus der Zwischenablage</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/work/add_menu.py" />
   <source>Watched folders</source>
   <translation>Beobachtete Ordner</translation>
  </message>
  <message numerus="yes">
   <location filename="../../desktop/precis/ui/work/adding.py" />
   <source>{first} ({n} more problems)</source>
   <extracomment>For one: {first} ({n} more problem)</extracomment>
   <translation>
    <numerusform>{first} ({n} weiteres Problem)</numerusform>
    <numerusform>{first} ({n} weitere Probleme)</numerusform>
   </translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/work/delegate.py" />
   <source>check the label</source>
   <translation>Label prüfen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/work/documents_pane.py" />
   <source>Filter documents</source>
   <translation>Dokumente filtern</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/work/documents_pane.py" />
   <source>Filter by title, folder or label (Ctrl+L)</source>
   <translation>Nach Titel, Ordner oder Label filtern (Strg+L)</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/work/documents_pane.py" />
   <source>Which documents</source>
   <translation>Welche Dokumente</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/work/documents_pane.py" />
   <source>Which documents to show</source>
   <translation>Welche Dokumente gezeigt werden</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/work/documents_pane.py" />
   <source>No document of the list is like this.</source>
   <translation>Kein Dokument der Liste ist so.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/work/documents_pane.py" />
   <source>Documents</source>
   <translation>Dokumente</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/work/documents_pane.py" />
   <source>All</source>
   <translation>Alle</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/work/documents_pane.py" />
   <source>Running</source>
   <translation>Laufend</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/work/documents_pane.py" />
   <source>Problems</source>
   <translation>Probleme</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/work/documents_pane.py" />
   <source>To check</source>
   <translation>Zu prüfen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/work/documents_pane.py" />
   <source>Drop documents here</source>
   <translation>Dokumente hier ablegen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/work/documents_pane.py" />
   <source>Files, folders, mail, or paste text.</source>
   <translation>Dateien, Ordner, Mails; oder Text einfügen.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/work/documents_pane.py" />
   <source>Choose files (Ctrl+O)</source>
   <translation>Dateien wählen (Strg+O)</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/work/documents_pane.py" />
   <source>Try the samples</source>
   <translation>Beispiele ausprobieren</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/work/documents_pane.py" />
   <source>Summarize the three sample documents</source>
   <translation>Die drei Beispieldokumente zusammenfassen</translation>
  </message>
  <message numerus="yes">
   <location filename="../../desktop/precis/ui/work/estimating.py" />
   <source>{n} documents: {estimate}</source>
   <extracomment>For one: {n} documents: {estimate}</extracomment>
   <translation>
    <numerusform>{n} Dokument: {estimate}</numerusform>
    <numerusform>{n} Dokumente: {estimate}</numerusform>
   </translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/work/handling.py" />
   <source>Select text in the document first.</source>
   <translation>Wählen Sie zuerst Text im Dokument aus.</translation>
  </message>
  <message numerus="yes">
   <location filename="../../desktop/precis/ui/work/handling.py" />
   <source>{n} sentences of the summary rest on this.</source>
   <extracomment>For one: {n} sentence of the summary rests on this.</extracomment>
   <translation>
    <numerusform>{n} Satz der Zusammenfassung beruht darauf.</numerusform>
    <numerusform>{n} Sätze der Zusammenfassung beruhen darauf.</numerusform>
   </translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/work/handling.py" />
   <source>There is only one result of this document. Choose the other mode or length, run it, then compare.</source>
   <translation>Es gibt nur ein Ergebnis dieses Dokuments. Wählen Sie anderen Modus oder andere Länge, lassen Sie es laufen und vergleichen Sie dann.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/work/handling.py" />
   <source>Copied as Markdown.</source>
   <translation>Als Markdown kopiert.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/work/handling.py" />
   <source>No sentence of the summary rests on this.</source>
   <translation>Kein Satz der Zusammenfassung beruht darauf.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/work/handling.py" />
   <source>Choose a document first.</source>
   <translation>Wählen Sie zuerst ein Dokument.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/work/handling.py" />
   <source>There is no summary that could use this.</source>
   <translation>Es gibt keine Zusammenfassung, die darauf beruhen könnte.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/work/handling.py" />
   <source>Password of {title}
(It is used for reading only, and not kept.)</source>
   <translation>Passwort von {title}
(Es dient nur zum Lesen und wird nicht aufbewahrt.)</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/work/intake.py" />
   <source>Pasted {time}</source>
   <translation>Eingefügt {time}</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/work/intake.py" />
   <location filename="../../desktop/precis/ui/work/options_bar.py" />
   <source>Add documents</source>
   <translation>Dokumente hinzufügen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/work/intake.py" />
   <source>Add a folder</source>
   <translation>Ordner hinzufügen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/work/intake.py" />
   <source>Watch a folder</source>
   <translation>Ordner beobachten</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/work/intake.py" />
   <source>New files in “{folder}” are taken in from now on.</source>
   <translation>Neue Dateien in „{folder}“ werden ab jetzt aufgenommen.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/work/intake.py" />
   <source>There is neither text nor a file on the clipboard.</source>
   <translation>In der Zwischenablage ist weder Text noch eine Datei.</translation>
  </message>
  <message numerus="yes">
   <location filename="../../desktop/precis/ui/work/options_bar.py" />
   <source>{n} label sets</source>
   <extracomment>For one: {n} label set</extracomment>
   <translation>
    <numerusform>{n} Label-Set</numerusform>
    <numerusform>{n} Label-Sets</numerusform>
   </translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/work/options_bar.py" />
   <source>Focus</source>
   <translation>Schwerpunkt</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/work/options_bar.py" />
   <source>Focus of the summary</source>
   <translation>Schwerpunkt der Zusammenfassung</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/work/options_bar.py" />
   <source>What the summary should turn on, such as “notice period”; accurate mode finds it in other words, too. Enter takes it over; leave it empty for the whole document.</source>
   <translation>Worum es in der Zusammenfassung gehen soll, etwa „Kündigungsfrist“; im genauen Modus auch, wo es anders heißt. Eingabe übernimmt; leer lassen für das ganze Dokument.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/work/options_bar.py" />
   <source>Add…</source>
   <translation>Hinzufügen …</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/work/options_bar.py" />
   <source>Add documents (Ctrl+O); or drop files and folders anywhere</source>
   <translation>Dokumente hinzufügen (Strg+O); oder Dateien und Ordner irgendwo ablegen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/work/options_bar.py" />
   <source>More ways to add</source>
   <translation>Weitere Wege</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/work/options_bar.py" />
   <source>A folder, the clipboard, recent documents, watched folders</source>
   <translation>Ein Ordner, die Zwischenablage, letzte Dokumente, beobachtete Ordner</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/work/options_bar.py" />
   <source>Length of the summary</source>
   <translation>Länge der Zusammenfassung</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/work/options_bar.py" />
   <source>Which label sets to answer for each document</source>
   <translation>Welche Label-Sets für jedes Dokument beantwortet werden</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/work/options_bar.py" />
   <source>none</source>
   <comment>no label sets</comment>
   <translation>keine</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/work/options_bar.py" />
   <source>Label sets: {names}</source>
   <translation>Label-Sets: {names}</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/work/options_bar.py" />
   <source>The quickest useful answer (Ctrl+M switches)</source>
   <translation>Die schnellste brauchbare Antwort (Strg+M wechselt)</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/work/options_bar.py" />
   <source>Looks at more and checks more; takes longer (Ctrl+M switches)</source>
   <translation>Sieht mehr an und prüft mehr; dauert länger (Strg+M wechselt)</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/work/options_bar.py" />
   <source>No labels</source>
   <translation>Keine Labels</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/work/showing.py" />
   <source>There is nothing to show of this document.</source>
   <translation>Von diesem Dokument gibt es nichts zu zeigen.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/work/start_card.py" />
   <source>Précis chooses the sentences that say most and proposes labels, and shows you where each one stands; it rewrites nothing and can overlook things, so click a sentence to check it.</source>
   <translation>Précis wählt die Sätze, die am meisten sagen, schlägt Labels vor und zeigt, wo alles steht; es schreibt nichts um und kann etwas übersehen, also prüfen Sie einen Satz mit einem Klick.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/work/start_card.py" />
   <source>Everything runs on this computer: no account, no telemetry, nothing is sent. Add an engine in Settings for more.</source>
   <translation>Alles läuft auf diesem Computer: kein Konto, keine Telemetrie, nichts wird gesendet. Für mehr fügen Sie in den Einstellungen eine Engine hinzu.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/work/start_card.py" />
   <source>Dismiss</source>
   <translation>Ausblenden</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/work/start_card.py" />
   <source>Dismiss this card</source>
   <translation>Diese Karte ausblenden</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/work/start_card.py" />
   <source>Send these documents to the engine</source>
   <translation>Diese Dokumente an die Engine senden</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/work/start_card.py" />
   <source>Show the exact text before it goes</source>
   <translation>Den genauen Text zeigen, bevor er gesendet wird</translation>
  </message>
  <message numerus="yes">
   <location filename="../../desktop/precis/ui/work/start_card.py" />
   <source>{n} documents in {mode} mode: {estimate}</source>
   <extracomment>For one: {n} document in {mode} mode: {estimate}</extracomment>
   <translation>
    <numerusform>{n} Dokument im Modus „{mode}“: {estimate}</numerusform>
    <numerusform>{n} Dokumente im Modus „{mode}“: {estimate}</numerusform>
   </translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/work/start_card.py" />
   <source>Forget about these documents</source>
   <translation>Diese Dokumente vergessen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/work/view.py" />
   <source>The document you choose is shown here.</source>
   <translation>Hier erscheint das gewählte Dokument.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/ui/work/view.py" />
   <source>Results come here.</source>
   <translation>Ergebnisse erscheinen hier.</translation>
  </message>
 </context>
 <context>
  <name>core</name>
  <message>
   <location filename="../../desktop/precis/ui/sentences.py" />
   <source />
   <comment>language</comment>
   <translation>de</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/calibrating.py" />
   <source>There are no decisions on “{1}”.</source>
   <translation>Zu „{1}“ gibt es keine Entscheidungen.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/calibrating.py" />
   <source>`precis review stats` shows what there is.</source>
   <translation>`precis review stats` zeigt, was es gibt.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/calibrating.py" />
   <source>There are {1} decisions on “{2}” whose documents are kept: too few.</source>
   <translation>Zu „{2}“ gibt es {1} Entscheidungen, deren Dokumente aufbewahrt sind: zu wenige.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/calibrating.py" />
   <source>Decide {1} more; until then the calibration that comes along is better.</source>
   <translation>Entscheiden Sie noch {1}; bis dahin ist die mitgelieferte Kalibrierung besser.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/crashes.py" />
   <source>Précis made a mistake of its own ({1}); what was finished is kept.</source>
   <translation>Précis hat selbst einen Fehler gemacht ({1}); was fertig war, bleibt erhalten.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/crashes.py" />
   <source>A report without any words of your documents is in {1}/{2} of the data folder.</source>
   <translation>Ein Bericht ohne Worte Ihrer Dokumente liegt in {1}/{2} des Datenordners.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/diagnosis.py" />
   <source>The backup is {1}.</source>
   <translation>Die Sicherung ist {1}.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/diagnosis.py" />
   <source>The backup {1} is in place, with {2} jobs; the damaged database {3} and is kept as {4}. What was done since that backup is not in it.</source>
   <translation>Die Sicherung {1} ist an ihrem Platz, mit {2} Aufträgen; die beschädigte Datenbank {3} und bleibt als {4} erhalten. Was seit dieser Sicherung geschah, ist nicht darin.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/diagnosis.py" />
   <source>The database can't be opened, so they can't be told.</source>
   <translation>Die Datenbank lässt sich nicht öffnen, daher sind sie nicht zu nennen.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/diagnosis.py" />
   <source>{1}, {2} GiB free</source>
   <translation>{1}, {2} GiB frei</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/diagnosis.py" />
   <source>{1}; default: {2} (`precis engines check` calls them)</source>
   <translation>{1}; voreingestellt: {2} (`precis engines check` ruft sie)</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/diagnosis.py" />
   <source>{1} words of the samples read ({2})</source>
   <translation>{1} Wörter der Beispiele gelesen ({2})</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/diagnosis.py" />
   <source>{1}: {2} of 3 sentences chosen from a probe</source>
   <translation>{1}: {2} von 3 Sätzen aus einer Probe gewählt</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/diagnosis.py" />
   <source>can't be read any more</source>
   <translation>lässt sich nicht mehr lesen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/diagnosis.py" />
   <source>had {1}</source>
   <translation>hatte {1}</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/diagnosis.py" />
   <source>no {1} yet: the defaults are used</source>
   <translation>noch keine {1}: Es gelten die Voreinstellungen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/diagnosis.py" />
   <source>opened, read and written</source>
   <translation>geöffnet, gelesen und beschrieben</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/diagnosis.py" />
   <source>opened; no job yet</source>
   <translation>geöffnet; noch kein Auftrag</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/diagnosis.py" />
   <source>{1} × {2} in {3} document{4}: {5}</source>
   <translation>{1} × {2} (Dokumente: {3}): {5}</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/diagnosis.py" />
   <source>tesseract is not installed: scanned pages can't be recognized. Install tesseract-ocr.</source>
   <translation>tesseract ist nicht installiert: Gescannte Seiten lassen sich nicht erkennen. Installieren Sie tesseract-ocr.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/diagnosis.py" />
   <source>none in the last seven days</source>
   <translation>keine in den letzten sieben Tagen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/diagnosis.py" />
   <source>none works here: keys are held in memory, for one run only.</source>
   <translation>keiner funktioniert hier: Schlüssel bleiben im Arbeitsspeicher, nur für einen Lauf.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/engine_calls.py" />
   <source>The embedded engine is a part of Précis and needs no network.</source>
   <translation>Die eingebaute Engine ist Teil von Précis und braucht kein Netz.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/engine_setup.py" />
   <source>The key is in the keychain of this computer. It is not shown again.</source>
   <translation>Der Schlüssel liegt im Schlüsselbund dieses Computers. Er wird nicht wieder gezeigt.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/engine_setup.py" />
   <source>Documents are sent to OpenAI.</source>
   <translation>Dokumente werden an OpenAI gesendet.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/engine_setup.py" />
   <source>Documents are sent to Anthropic.</source>
   <translation>Dokumente werden an Anthropic gesendet.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/engine_setup.py" />
   <source>Documents are sent to Google.</source>
   <translation>Dokumente werden an Google gesendet.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/engine_setup.py" />
   <source>Models on this computer; nothing leaves it.</source>
   <translation>Modelle auf diesem Computer; nichts verlässt ihn.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/engine_setup.py" />
   <source>A gateway that speaks OpenAI's protocol; ask who runs it for its address and a key.</source>
   <translation>Ein Gateway, das OpenAIs Protokoll spricht; fragen Sie seine Betreiber nach Adresse und Schlüssel.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/engine_setup.py" />
   <source>Start its server under Developer; nothing leaves this computer.</source>
   <translation>Starten Sie seinen Server unter „Developer“; nichts verlässt diesen Computer.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/engine_setup.py" />
   <source>A vLLM server, on this computer or in your network.</source>
   <translation>Ein vLLM-Server, auf diesem Computer oder in Ihrem Netz.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/engine_setup.py" />
   <source>Any service that speaks OpenAI's protocol.</source>
   <translation>Jeder Dienst, der OpenAIs Protokoll spricht.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/engine_setup.py" />
   <location filename="../../desktop/precis/settings.py" />
   <source>“{1}” can't be an engine's name.</source>
   <translation>„{1}“ kann nicht der Name einer Engine sein.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/engine_setup.py" />
   <location filename="../../desktop/precis/settings.py" />
   <source>Use lower-case letters, digits and underscores.</source>
   <translation>Verwenden Sie Kleinbuchstaben, Ziffern und Unterstriche.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/engine_setup.py" />
   <source>This can't be a key: it holds spaces, line breaks or letters beyond ASCII.</source>
   <translation>Das kann kein Schlüssel sein: Es enthält Leerzeichen, Zeilenumbrüche oder Zeichen jenseits von ASCII.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/engine_setup.py" />
   <source>Copy it again.</source>
   <translation>Kopieren Sie ihn noch einmal.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/engine_setup.py" />
   <source>No keychain works here: the key is held in memory until Précis ends. To keep one, set {1} before Précis starts.</source>
   <translation>Hier geht kein Schlüsselbund: Der Schlüssel bleibt im Speicher, bis Précis endet. Damit einer bleibt, setzen Sie {1}, bevor Précis startet.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/engine_setup.py" />
   <source>The key is in the keychain, but {1} is set, too, and wins.</source>
   <translation>Der Schlüssel liegt im Schlüsselbund, aber auch {1} ist gesetzt und gilt.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/exporting/export.py" />
   <source>This job has no result yet.</source>
   <translation>Dieser Auftrag hat noch kein Ergebnis.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/exporting/export.py" />
   <source>Wait until it is done, or look at `precis jobs show`.</source>
   <translation>Warten Sie, bis er fertig ist, oder sehen Sie `precis jobs show` an.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/exporting/export.py" />
   <location filename="../../desktop/precis/app/replacing.py" />
   <source>{1} can't be written: {2}.</source>
   <translation>{1} lässt sich nicht schreiben: {2}.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/exporting/export.py" />
   <source>Choose another place with --out.</source>
   <translation>Wählen Sie einen anderen Ort mit --out.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/judgements.py" />
   <source>the rule “{1}”</source>
   <translation>die Regel „{1}“</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/judging.py" />
   <source>Each line is {document, claim, label}, with the label consistent or inconsistent.</source>
   <translation>Jede Zeile ist {document, claim, label}, mit dem Label consistent oder inconsistent.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/judging.py" />
   <source>{1} is empty.</source>
   <translation>{1} ist leer.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/judging.py" />
   <source>{1} can't be read.</source>
   <translation>{1} lässt sich nicht lesen.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/judging.py" />
   <location filename="../../desktop/precis/app/labelsets.py" />
   <location filename="../../desktop/precis/app/ruling.py" />
   <location filename="../../desktop/precis/evals/golden.py" />
   <source>Check the path.</source>
   <translation>Prüfen Sie den Pfad.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/judging.py" />
   <source>Line {1} has no document, claim or label.</source>
   <translation>Zeile {1} hat kein Dokument, keine Aussage oder kein Label.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/label_editing.py" />
   <source>“{1}” can't name a label set.</source>
   <translation>„{1}“ kann kein Label-Set benennen.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/label_editing.py" />
   <source>Use small letters, digits, - and _, such as contract-kinds.</source>
   <translation>Verwenden Sie Kleinbuchstaben, Ziffern, - und _, etwa vertrags-arten.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/label_editing.py" />
   <source>The text calls this set “{1}”, not “{2}”.</source>
   <translation>Der Text nennt dieses Set „{1}“, nicht „{2}“.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/label_editing.py" />
   <source>Take the line name = … out.</source>
   <translation>Nehmen Sie die Zeile name = … heraus.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/label_editing.py" />
   <source>Without a description the embedded engine judges by the name alone: {1}.</source>
   <translation>Ohne Beschreibung urteilt die eingebaute Engine nur nach dem Namen: {1}.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/label_editing.py" />
   <source>This file can't be read as text.</source>
   <translation>Diese Datei lässt sich nicht als Text lesen.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/label_editing.py" />
   <source>This text is not valid TOML: {1}.</source>
   <translation>Dieser Text ist kein gültiges TOML: {1}.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/label_editing.py" />
   <location filename="../../desktop/precis/app/labelsets.py" />
   <location filename="../../desktop/precis/app/settings_writing.py" />
   <location filename="../../desktop/precis/evals/golden.py" />
   <location filename="../../desktop/precis/trust/conditions.py" />
   <location filename="../../desktop/precis/trust/rules.py" />
   <location filename="../../desktop/precis/domain/tables.py" />
   <source>Correct that line.</source>
   <translation>Korrigieren Sie diese Zeile.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/label_editing.py" />
   <source>There is no label set of your own called “{1}”.</source>
   <translation>Es gibt kein eigenes Label-Set namens „{1}“.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/label_editing.py" />
   <source>Others can't be deleted.</source>
   <translation>Andere lassen sich nicht löschen.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/label_editing.py" />
   <source>The set “{1}” can't be deleted: {2}.</source>
   <translation>Das Set „{1}“ lässt sich nicht löschen: {2}.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/label_editing.py" />
   <source>Check its rights.</source>
   <translation>Prüfen Sie seine Rechte.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/label_fits.py" />
   <source>Delete it: the calibration that comes along counts then.</source>
   <translation>Löschen Sie es: Dann gilt die mitgelieferte Kalibrierung.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/label_fits.py" />
   <source>“{1}” has no calibration of your own for {2} mode.</source>
   <translation>„{1}“ hat keine eigene Kalibrierung (Modus: {2}).</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/label_fits.py" />
   <source>`precis review stats` shows them.</source>
   <translation>`precis review stats` zeigt sie.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/label_fits.py" />
   <source>{1} can't be used.</source>
   <translation>{1} ist nicht nutzbar.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/labelsets.py" />
   <source>Name each label once; “{1}” is always there by itself.</source>
   <translation>Nennen Sie jedes Label nur einmal; „{1}“ ist immer von selbst dabei.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/labelsets.py" />
   <source>`critical` of {1} is neither true nor false.</source>
   <translation>`critical` von {1} ist weder true noch false.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/labelsets.py" />
   <source>Write critical = true.</source>
   <translation>Schreiben Sie critical = true.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/labelsets.py" />
   <source>`unsure_below` of {1} is no number.</source>
   <translation>`unsure_below` von {1} ist keine Zahl.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/labelsets.py" />
   <source>For example unsure_below = 0.5.</source>
   <translation>Zum Beispiel unsure_below = 0.5.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/labelsets.py" />
   <source>The label set {1} has no [[labels]].</source>
   <translation>Das Label-Set {1} hat keine [[labels]].</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/labelsets.py" />
   <source>Add one [[labels]] with a name a label.</source>
   <translation>Fügen Sie für jedes Label ein [[labels]] mit einem Namen hinzu.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/labelsets.py" />
   <source>The label set “{1}” has fewer than two labels.</source>
   <translation>Das Label-Set „{1}“ hat weniger als zwei Labels.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/labelsets.py" />
   <source>Name at least two.</source>
   <translation>Nennen Sie mindestens zwei.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/labelsets.py" />
   <source>The label “{1}” can't be in the set “{2}” like this.</source>
   <translation>Das Label „{1}“ kann so nicht im Set „{2}“ stehen.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/labelsets.py" />
   <source>`unsure_below` of “{1}” has to be at least 0 and below 1.</source>
   <translation>`unsure_below` von „{1}“ muss mindestens 0 und kleiner als 1 sein.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/labelsets.py" />
   <source>For example 0.5.</source>
   <translation>Zum Beispiel 0.5.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/labelsets.py" />
   <source>There is no label set “{1}”.</source>
   <translation>Es gibt kein Label-Set „{1}“.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/labelsets.py" />
   <source>Use one of {1}; a TOML file; or labels: a,b,c.</source>
   <translation>Verwenden Sie eines von {1}; eine TOML-Datei; oder labels: a,b,c.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/labelsets.py" />
   <source>The label set {1} can't be read: {2}.</source>
   <translation>Das Label-Set {1} lässt sich nicht lesen: {2}.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/labelsets.py" />
   <source>The label set {1} is not UTF-8 text.</source>
   <translation>Das Label-Set {1} ist kein UTF-8-Text.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/labelsets.py" />
   <location filename="../../desktop/precis/app/ruling.py" />
   <source>Save it as UTF-8.</source>
   <translation>Speichern Sie es als UTF-8.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/labelsets.py" />
   <source>The label set {1} is not valid TOML: {2}.</source>
   <translation>Das Label-Set {1} ist kein gültiges TOML: {2}.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/labelsets.py" />
   <source>A label in {1} has no name.</source>
   <translation>Ein Label in {1} hat keinen Namen.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/labelsets.py" />
   <source>Each [[labels]] needs a line name = "…".</source>
   <translation>Jedes [[labels]] braucht eine Zeile name = "…".</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/previewing.py" />
   <source>Rules and decisions of yours answer all that is asked; no model is.</source>
   <translation>Ihre Regeln und Entscheidungen beantworten alles, was gefragt ist; kein Modell tut es.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/previewing.py" />
   <source>All replies are kept from before, so that nothing is sent again.</source>
   <translation>Alle Antworten sind von früher aufbewahrt, sodass nichts noch einmal gesendet wird.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/previewing.py" />
   <source>The rule “{1}” keeps this document on this machine.</source>
   <translation>Die Regel „{1}“ hält dieses Dokument auf diesem Computer.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/previewing.py" />
   <source>This is a preview: nothing is sent.</source>
   <translation>Das ist eine Vorschau: Nichts wird gesendet.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/previewing.py" />
   <source>The embedded engine works on this machine.</source>
   <translation>Die eingebaute Engine arbeitet auf diesem Computer.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/purging.py" />
   <location filename="../../desktop/precis/app/reviewing.py" />
   <location filename="../../desktop/precis/app/why.py" />
   <location filename="../../desktop/precis/jobs/runner.py" />
   <source>There is no job {1}.</source>
   <translation>Es gibt keinen Auftrag {1}.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/purging.py" />
   <location filename="../../desktop/precis/app/why.py" />
   <location filename="../../desktop/precis/jobs/runner.py" />
   <source>`precis jobs list` shows the jobs.</source>
   <translation>`precis jobs list` zeigt die Aufträge.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/purging.py" />
   <source>This job may still run.</source>
   <translation>Dieser Auftrag läuft vielleicht noch.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/purging.py" />
   <location filename="../../desktop/precis/jobs/runner.py" />
   <source>Wait until it is done, or cancel it.</source>
   <translation>Warten Sie, bis er fertig ist, oder brechen Sie ihn ab.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/purging.py" />
   <source>A job still runs.</source>
   <translation>Ein Auftrag läuft noch.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/purging.py" />
   <source>Wait until it is done, or cancel it: `precis jobs list` shows it.</source>
   <translation>Warten Sie, bis er fertig ist, oder brechen Sie ihn ab: `precis jobs list` zeigt ihn.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/reliability.py" />
   <location filename="../../desktop/precis/app/resources.py" />
   <location filename="../../desktop/precis/app/verification.py" />
   <location filename="../../desktop/precis/privacy/terms.py" />
   <source>Install Précis again.</source>
   <translation>Installieren Sie Précis neu.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/reliability.py" />
   <location filename="../../desktop/precis/app/verification.py" />
   <source>The program's own calibrations can't be used.</source>
   <translation>Die eigenen Kalibrierungen des Programms sind nicht nutzbar.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/replacing.py" />
   <source>Give yourself permission to write it.</source>
   <translation>Geben Sie sich das Recht, sie zu schreiben.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/resources.py" />
   <source>The program's own files are missing.</source>
   <translation>Die eigenen Dateien des Programms fehlen.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/reviewing.py" />
   <source>This job has several label sets.</source>
   <translation>Dieser Auftrag hat mehrere Label-Sets.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/reviewing.py" />
   <source>Say which one with --set: {1}.</source>
   <translation>Nennen Sie eines mit --set: {1}.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/reviewing.py" />
   <source>This job has no label set “{1}”.</source>
   <translation>Dieser Auftrag hat kein Label-Set „{1}“.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/reviewing.py" />
   <source>It has: {1}.</source>
   <translation>Er hat: {1}.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/reviewing.py" />
   <source>“{1}” is not in the set “{2}”.</source>
   <translation>„{1}“ gehört nicht zum Set „{2}“.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/reviewing.py" />
   <location filename="../../desktop/precis/providers/checking.py" />
   <source>Choose one of: {1}.</source>
   <translation>Wählen Sie eines von: {1}.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/reviewing.py" />
   <source>There is no decision to undo.</source>
   <translation>Es gibt keine Entscheidung zurückzunehmen.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/reviewing.py" />
   <source>`precis review list` shows what waits.</source>
   <translation>`precis review list` zeigt, was wartet.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/reviewing.py" />
   <source>This job has no label to decide.</source>
   <translation>Dieser Auftrag hat kein Label zu entscheiden.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/reviewing.py" />
   <source>Classify the document first.</source>
   <translation>Lassen Sie das Dokument zuerst einordnen.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/rule_drafts.py" />
   <source>This text holds several rules.</source>
   <translation>Dieser Text enthält mehrere Regeln.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/rule_drafts.py" />
   <source>Edit one at a time.</source>
   <translation>Bearbeiten Sie immer nur eine.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/ruling.py" />
   <source>There is no rule called “{1}”.</source>
   <translation>Es gibt keine Regel namens „{1}“.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/ruling.py" />
   <source>`precis rules list` shows the rules.</source>
   <translation>`precis rules list` zeigt die Regeln.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/ruling.py" />
   <source>Another rule is called “{1}”.</source>
   <translation>Eine andere Regel heißt „{1}“.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/ruling.py" />
   <source>Give this one its own name.</source>
   <translation>Geben Sie dieser einen eigenen Namen.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/ruling.py" />
   <location filename="../../desktop/precis/app/settings_writing.py" />
   <location filename="../../desktop/precis/privacy/policy.py" />
   <location filename="../../desktop/precis/settings.py" />
   <source>{1} can't be read: {2}.</source>
   <translation>{1} lässt sich nicht lesen: {2}.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/ruling.py" />
   <source>{1} is not UTF-8 text.</source>
   <translation>{1} ist kein UTF-8-Text.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/ruling.py" />
   <source>The rule “{1}” speaks of a label set that is not there: “{2}”.</source>
   <translation>Die Regel „{1}“ spricht von einem Label-Set, das es nicht gibt: „{2}“.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/ruling.py" />
   <source>The rule “{1}” gives a label that “{2}” does not have: “{3}”.</source>
   <translation>Die Regel „{1}“ gibt ein Label, das „{2}“ nicht hat: „{3}“.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/sending.py" />
   <source>The engine “{1}” sends to {2}:</source>
   <translation>Die Engine „{1}“ sendet an {2}:</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/sending.py" />
   <source>{1}, {2}: kept: {3}; used for training: {4}</source>
   <translation>{1}, {2}: aufbewahrt: {3}; zum Trainieren verwendet: {4}</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/sending.py" />
   <source>Nothing is sent to the engine “{1}” before you have seen what goes where.</source>
   <translation>An die Engine „{1}“ wird nichts gesendet, bevor Sie gesehen haben, was wohin geht.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/sending.py" />
   <source>Agree to it in the window when it asks, or with `precis privacy accept {1}`.</source>
   <translation>Stimmen Sie im Fenster zu, wenn es fragt, oder mit `precis privacy accept {1}`.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/settings_writing.py" />
   <source>Correct the file, or move it away.</source>
   <translation>Korrigieren Sie die Datei oder verschieben Sie sie.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/settings_writing.py" />
   <source>In settings.toml, `{1}` has to be a table.</source>
   <translation>In settings.toml muss `{1}` eine Tabelle sein.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/verification.py" />
   <source>The source has no text to check against.</source>
   <translation>Die Quelle hat keinen Text zum Vergleichen.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/verification.py" />
   <source>The summary has no text to check.</source>
   <translation>Die Zusammenfassung hat keinen Text zum Prüfen.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/why.py" />
   <source>The server read only a part of what it was sent: it counted {1} tokens for {2} characters, and {3} for {4} before. Its context may have been made smaller.</source>
   <translation>Der Server las nur einen Teil des Gesendeten: Er zählte {1} Token für {2} Zeichen, vorher {3} für {4}. Vielleicht wurde sein Kontext verkleinert.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/why.py" />
   <source>{1} changed: {2} → {3}.</source>
   <translation>Geändert: {1}: {2} → {3}.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/why.py" />
   <source>Steps found again: {1}, {2} of {3} now.</source>
   <translation>Wiedergefundene Schritte: jetzt {2} von {3} ({1}).</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/why.py" />
   <source>{1} changed: {2} → {3}; {4}.</source>
   <translation>Geändert: {1}: {2} → {3}; {4}.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/why.py" />
   <source>Supported claims: {1}, {2} of {3} now.</source>
   <translation>Belegte Aussagen: jetzt {2} von {3} ({1}).</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/why.py" />
   <source>Mean support: {1} before, {2} now.</source>
   <translation>Mittlerer Beleg: vorher {1}, jetzt {2}.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/why.py" />
   <source>Unsure labels: {1} of {2} before, {3} of {4} now.</source>
   <translation>Unsichere Labels: vorher {1} von {2}, jetzt {3} von {4}.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/why.py" />
   <source>Labels that a person changed: {1} before, {2} now.</source>
   <translation>Von einem Menschen geänderte Labels: vorher {1}, jetzt {2}.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/why.py" />
   <source>{1} of {2} before</source>
   <translation>vorher {1} von {2}</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/why.py" />
   <source>{1} of {2} parts missing</source>
   <translation>{1} von {2} Teilen fehlen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/why.py" />
   <source>The engine that answered in place of the one asked</source>
   <translation>Engine, die anstelle der gefragten antwortete</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/why.py" />
   <source>Parts of the document that were not worked on</source>
   <translation>nicht bearbeitete Teile des Dokuments</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/why.py" />
   <source>A rule that keeps the document on this machine</source>
   <translation>Regel, die das Dokument auf diesem Computer hält</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/why.py" />
   <source>The engine asked for</source>
   <translation>verlangte Engine</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/why.py" />
   <source>The model asked for</source>
   <translation>verlangtes Modell</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/why.py" />
   <source>The model that the provider says it used</source>
   <translation>Modell, das der Anbieter nach eigener Angabe verwendete</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/why.py" />
   <source>The mode</source>
   <translation>Modus</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/why.py" />
   <source>The prompt</source>
   <translation>Prompt</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/why.py" />
   <source>The embedded engine's version</source>
   <translation>Version der eingebauten Engine</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/why.py" />
   <source>The reader</source>
   <translation>Leseprogramm</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/why.py" />
   <source>The document's bytes</source>
   <translation>Bytes des Dokuments</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/why.py" />
   <source>The support check, which measures</source>
   <translation>Belegprüfung, die misst</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/why.py" />
   <source>The length asked for</source>
   <translation>verlangte Länge</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/why.py" />
   <source>The focus</source>
   <translation>Schwerpunkt</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/why.py" />
   <source>The language</source>
   <translation>Sprache</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/why.py" />
   <source>The label sets</source>
   <translation>Label-Sets</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/why.py" />
   <source>The number of parts</source>
   <translation>Anzahl der Teile</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/why.py" />
   <source>Answers that had to be asked again</source>
   <translation>Antworten, nach denen noch einmal gefragt werden musste</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/why.py" />
   <source>The version of Précis</source>
   <translation>Version von Précis</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/why.py" />
   <source>{1} words in place of {2}</source>
   <translation>{1} Wörter statt {2}</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/why.py" />
   <source>{1} characters a token, {2} before</source>
   <translation>{1} Zeichen je Token, vorher {2}</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/why.py" />
   <source>other documents: quality {1} before ({2} runs), {3} after ({4} runs)</source>
   <translation>andere Dokumente: Qualität vorher {1} ({2} Läufe), nachher {3} ({4} Läufe)</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/why.py" />
   <source>none</source>
   <translation>nichts</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/why.py" />
   <source>nothing missing</source>
   <translation>nichts fehlt</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/why.py" />
   <source> It stopped: {1}</source>
   <translation> Er blieb stehen: {1}</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/why.py" />
   <source>it is cut: {1} words in place of {2}</source>
   <translation>es ist gekürzt: {1} Wörter statt {2}</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/why.py" />
   <source>it made the same text of the document</source>
   <translation>es machte denselben Text aus dem Dokument</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/why.py" />
   <source>reported model: {1} → {2}</source>
   <translation>gemeldetes Modell: {1} → {2}</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/why.py" />
   <source>prompt: {1} → {2}</source>
   <translation>Prompt: {1} → {2}</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/app/why.py" />
   <source>reported model: {1}</source>
   <translation>gemeldetes Modell: {1}</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/evals/golden.py" />
   <source>A `match` is exact or semantic.</source>
   <translation>Ein `match` ist exact oder semantic.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/evals/golden.py" />
   <source>The golden set {1} has two items called “{2}”.</source>
   <translation>Das Referenz-Set {1} hat zwei Einträge namens „{2}“.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/evals/golden.py" />
   <source>Give each its own id.</source>
   <translation>Geben Sie jedem eine eigene id.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/evals/golden.py" />
   <source>The golden set {1} is empty.</source>
   <translation>Das Referenz-Set {1} ist leer.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/evals/golden.py" />
   <source>Add an item a line, or use another set.</source>
   <translation>Fügen Sie je Zeile einen Eintrag hinzu oder nehmen Sie ein anderes Set.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/evals/golden.py" />
   <source>{1} needs an `id`, and a `task` that is one of {2}.</source>
   <translation>{1} braucht eine `id` und eine `task`, die eine von {2} ist.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/evals/golden.py" />
   <source>{1} needs either `text` or `path`.</source>
   <translation>{1} braucht entweder `text` oder `path`.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/evals/golden.py" />
   <source>{1} needs `labels` and an expected `label`.</source>
   <translation>{1} braucht `labels` und ein erwartetes `label`.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/evals/golden.py" />
   <location filename="../../desktop/precis/trust/rules.py" />
   <source>{1} has an unknown key `{2}`.</source>
   <translation>{1} hat einen unbekannten Schlüssel `{2}`.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/evals/golden.py" />
   <location filename="../../desktop/precis/trust/rules.py" />
   <source>Known: {1}.</source>
   <translation>Bekannt: {1}.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/evals/golden.py" />
   <source>The golden set {1} can't be read.</source>
   <translation>Das Referenz-Set {1} lässt sich nicht lesen.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/evals/golden.py" />
   <source>{1} is not a JSON object.</source>
   <translation>{1} ist kein JSON-Objekt.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/evals/golden.py" />
   <source>{1} has a `must_mention` that is neither text nor object.</source>
   <translation>{1} hat ein `must_mention`, das weder Text noch Objekt ist.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/evals/golden.py" />
   <source>{1} has a `must_mention` without `text`, or with an unknown `match`.</source>
   <translation>{1} hat ein `must_mention` ohne `text` oder mit unbekanntem `match`.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/evals/golden.py" />
   <source>{1} is not JSON.</source>
   <translation>{1} ist kein JSON.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/jobs/outcome.py" />
   <source>Précis made a mistake of its own here ({1}); the document is not to blame.</source>
   <translation>Précis hat hier selbst einen Fehler gemacht ({1}); das Dokument ist nicht schuld.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/jobs/outcome.py" />
   <source>A label is not sure enough to be decided without you.</source>
   <translation>Ein Label ist nicht sicher genug, um ohne Sie entschieden zu werden.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/jobs/outcome.py" />
   <source>Try again; the log has the details.</source>
   <translation>Versuchen Sie es noch einmal; das Protokoll hat die Einzelheiten.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/jobs/recorder.py" />
   <source>The private job failed; its details were not kept.</source>
   <translation>Der private Auftrag ist fehlgeschlagen; seine Einzelheiten wurden nicht aufbewahrt.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/jobs/run.py" />
   <source>What this job works on was not kept: it was private, or was deleted from the history.</source>
   <translation>Woran dieser Auftrag arbeitet, wurde nicht aufbewahrt: Er war privat oder wurde aus dem Verlauf gelöscht.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/jobs/run.py" />
   <location filename="../../desktop/precis/jobs/runner.py" />
   <source>Submit the document again.</source>
   <translation>Reichen Sie das Dokument noch einmal ein.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/jobs/runner.py" />
   <source>Another Précis works on this job now.</source>
   <translation>Ein anderes Précis arbeitet gerade an diesem Auftrag.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/jobs/runner.py" />
   <source>Wait for it, or cancel it first.</source>
   <translation>Warten Sie darauf oder brechen Sie es zuerst ab.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/jobs/runner.py" />
   <source>This job still runs.</source>
   <translation>Dieser Auftrag läuft noch.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/jobs/runner.py" />
   <source>This job was private, and what it worked on was not kept.</source>
   <translation>Dieser Auftrag war privat, und woran er arbeitete, wurde nicht aufbewahrt.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/tasks/checking.py" />
   <source>The engine was not sure that the document supports it.</source>
   <translation>Die Engine war nicht sicher, dass das Dokument es belegt.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/tasks/checking.py" />
   <source>Could not be supported: no passage shown says it, and no rewording of them stood the check.</source>
   <translation>Ließ sich nicht belegen: Keine gezeigte Stelle sagt es, und keine Umformulierung bestand die Prüfung.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/tasks/checking.py" />
   <source>The engine could not show words of the document for it.</source>
   <translation>Die Engine konnte dafür keine Worte des Dokuments zeigen.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/tasks/checking.py" />
   <source>Rewritten from the passages; it said before: “{1}”.</source>
   <translation>Aus den Stellen neu geschrieben; vorher hieß es: „{1}“.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/tasks/checking.py" />
   <source>The engine finds it supported: “{1}”.</source>
   <translation>Die Engine findet es belegt: „{1}“.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/tasks/checking.py" />
   <source>The engine finds it not fully supported.</source>
   <translation>Die Engine findet es nicht ganz belegt.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/tasks/checking.py" />
   <source>The engine could not tell from the passages.</source>
   <translation>Die Engine konnte es aus den Stellen nicht sagen.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/tasks/checking.py" />
   <source>No passage of the document was found for it.</source>
   <translation>Dafür wurde keine Stelle des Dokuments gefunden.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/tasks/checking.py" />
   <source>It could not be checked by the engine: {1}</source>
   <translation>Die Engine konnte es nicht prüfen: {1}</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/tasks/checking.py" />
   <source>The passages don't state it.</source>
   <translation>Die Stellen sagen es nicht.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/tasks/document_task.py" />
   <source>The rule “{1}” asks for a person to look at the label.</source>
   <translation>Die Regel „{1}“ verlangt, dass ein Mensch das Label ansieht.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/tasks/document_task.py" />
   <source>The rule “{1}” gives the label “{2}”, which the set “{3}” lacks.</source>
   <translation>Die Regel „{1}“ gibt das Label „{2}“, das dem Set „{3}“ fehlt.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/tasks/document_task.py" />
   <source>The rule “{1}” decided the label “{2}”.</source>
   <translation>Die Regel „{1}“ hat das Label „{2}“ entschieden.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/tasks/document_task.py" />
   <source>The rule “{1}” keeps this document on this machine: the embedded engine did the work.</source>
   <translation>Die Regel „{1}“ hält dieses Dokument auf diesem Computer: Die eingebaute Engine hat die Arbeit gemacht.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/tasks/extractive.py" />
   <source>This sentence stands in the document word for word.</source>
   <translation>Dieser Satz steht wörtlich im Dokument.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/tasks/extractive.py" />
   <source>The embedded engine chooses sentences and can't translate: the summary is not in {1} but in the document's own words.</source>
   <translation>Die eingebaute Engine wählt Sätze und kann nicht übersetzen: Die Zusammenfassung ist nicht auf {1}, sondern in den Worten des Dokuments.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/tasks/extractive.py" />
   <source>The embedded engine takes the focus as words to look for; it does not understand a question.</source>
   <translation>Die eingebaute Engine nimmt den Schwerpunkt als Wörter, nach denen sie sucht; eine Frage versteht sie nicht.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/tasks/model_work.py" />
   <source>{1} gave no answer: {2} The embedded engine did the work instead.</source>
   <translation>{1} gab keine Antwort: {2} Die eingebaute Engine hat stattdessen gearbeitet.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/tasks/model_work.py" />
   <source>{1} gave no answer; the embedded engine goes on.</source>
   <translation>{1} gab keine Antwort; die eingebaute Engine macht weiter.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/tasks/opening.py" />
   <source>The file kept changing while it was read.</source>
   <translation>Die Datei änderte sich beim Lesen immer wieder.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/tasks/opening.py" />
   <source>The document was deleted while it was worked on.</source>
   <translation>Das Dokument wurde während der Arbeit gelöscht.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/tasks/opening.py" />
   <location filename="../../desktop/precis/reading/source.py" />
   <location filename="../../desktop/precis/reading/work.py" />
   <source>The file changed while it was read.</source>
   <translation>Die Datei änderte sich beim Lesen.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/tasks/placeholders.py" />
   <source>{1} stands for nothing in the document: the model made it up.</source>
   <translation>{1} steht für nichts im Dokument: Das Modell hat es erfunden.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/tasks/placeholders.py" />
   <source>The model wrote {1} in the form of a placeholder for personal data, but nothing that was replaced stands behind it.</source>
   <translation>Das Modell schrieb {1} in der Form eines Platzhalters für personenbezogene Daten, aber nichts Ersetztes steht dahinter.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/tasks/summarizing.py" />
   <source>Use a model with a larger context, or the embedded engine.</source>
   <translation>Nehmen Sie ein Modell mit größerem Kontext oder die eingebaute Engine.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/tasks/summarizing.py" />
   <source>The model's context is too small for even a short passage.</source>
   <translation>Der Kontext des Modells ist selbst für eine kurze Stelle zu klein.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/tasks/summarizing.py" />
   <source>{1} (part {2} of {3}) could not be summarized: {4}</source>
   <translation>{1} (Teil {2} von {3}) ließ sich nicht zusammenfassen: {4}</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/tasks/summarizing.py" />
   <source>The model gave no claims.</source>
   <translation>Das Modell gab keine Aussagen.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/tasks/summarizing.py" />
   <source>The model gave no notes.</source>
   <translation>Das Modell gab keine Notizen.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/tasks/summarizing.py" />
   <source>The last step failed ({1}) These are notes on the parts, not a summary.</source>
   <translation>Der letzte Schritt schlug fehl ({1}) Das sind Notizen zu den Teilen, keine Zusammenfassung.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/tasks/summarizing.py" />
   <source>A part</source>
   <translation>Ein Teil</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/tasks/summarizing.py" />
   <source>Page {1}</source>
   <translation>Seite {1}</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/tasks/summarizing.py" />
   <source>Pages {1}–{2}</source>
   <translation>Seiten {1}–{2}</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/tasks/tally.py" />
   <source>{1} could not answer: {2} did in its place for {3} of {4} calls.</source>
   <translation>{1} konnte nicht antworten: {2} tat es stattdessen bei {3} von {4} Aufrufen.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/trust/checking.py" />
   <source>No passage of the source speaks of this.</source>
   <translation>Keine Stelle der Quelle spricht davon.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/trust/checking.py" />
   <source>Words that the source does not use: {1}.</source>
   <translation>Wörter, die die Quelle nicht verwendet: {1}.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/trust/checking.py" />
   <source>Its words are the source's, but from different places; they may not belong together.</source>
   <translation>Seine Wörter stammen aus der Quelle, aber von verschiedenen Stellen; sie gehören vielleicht nicht zusammen.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/trust/citing.py" />
   <source>The passage that was cited does not say this; the nearest one found is shown.</source>
   <translation>Die angegebene Stelle sagt das nicht; gezeigt wird die nächstliegende gefundene.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/trust/conditions.py" />
   <source>{1} needs a table of conditions.</source>
   <translation>{1} braucht eine Tabelle mit Bedingungen.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/trust/conditions.py" />
   <source>{1} has an unknown condition `{2}`.</source>
   <translation>{1} hat eine unbekannte Bedingung `{2}`.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/trust/conditions.py" />
   <source>Known: all, any, not, {1}.</source>
   <translation>Bekannt: all, any, not, {1}.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/trust/conditions.py" />
   <source>{1} has a `pattern` of over {2} characters.</source>
   <translation>{1} hat ein `pattern` von über {2} Zeichen.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/trust/conditions.py" />
   <source>Use several rules.</source>
   <translation>Verwenden Sie mehrere Regeln.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/trust/conditions.py" />
   <source>{1} has a `{2}` that is no date.</source>
   <translation>{1} hat ein `{2}`, das kein Datum ist.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/trust/conditions.py" />
   <source>{1} has a `{2}` that is no list of {3}.</source>
   <translation>{1} hat ein `{2}`, das keine Liste von {3} ist.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/trust/conditions.py" />
   <location filename="../../desktop/precis/trust/rules.py" />
   <source>{1} has a `{2}` that is no text.</source>
   <translation>{1} hat ein `{2}`, das kein Text ist.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/trust/conditions.py" />
   <location filename="../../desktop/precis/trust/rules.py" />
   <source>Put it in quotes.</source>
   <translation>Setzen Sie es in Anführungszeichen.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/trust/conditions.py" />
   <source>{1} has a `{2}` that is no number.</source>
   <translation>{1} hat ein `{2}`, das keine Zahl ist.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/trust/conditions.py" />
   <source>Write a plain number, without quotes.</source>
   <translation>Schreiben Sie eine einfache Zahl, ohne Anführungszeichen.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/trust/conditions.py" />
   <source>{1} has a `pattern` that is no regular expression.</source>
   <translation>{1} hat ein `pattern`, das kein regulärer Ausdruck ist.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/trust/conditions.py" />
   <source>Check its brackets.</source>
   <translation>Prüfen Sie die Klammern.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/trust/conditions.py" />
   <source>For example: when = { words = ["invoice"] }</source>
   <translation>Zum Beispiel: when = { words = ["invoice"] }</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/trust/conditions.py" />
   <source>For example: {1} = 2026-01-31</source>
   <translation>Zum Beispiel: {1} = 2026-01-31</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/trust/conditions.py" />
   <source>texts</source>
   <translation>Texten</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/trust/conditions.py" />
   <source>tables</source>
   <translation>Tabellen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/trust/denials.py" />
   <source>The summary says “{1}”; what the source says of this denies nothing.</source>
   <translation>Die Zusammenfassung sagt „{1}“; was die Quelle dazu sagt, verneint nichts.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/trust/facts.py" />
   <source>The source says “{1}”, the summary “{2} {3}”.</source>
   <translation>Die Quelle sagt „{1}“, die Zusammenfassung „{2} {3}“.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/trust/facts.py" />
   <location filename="../../desktop/precis/trust/names.py" />
   <source>“{1}” does not occur in the source.</source>
   <translation>„{1}“ kommt in der Quelle nicht vor.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/trust/facts.py" />
   <location filename="../../desktop/precis/trust/names.py" />
   <location filename="../../desktop/precis/trust/polarity.py" />
   <source>The source says “{1}”, the summary “{2}”.</source>
   <translation>Die Quelle sagt „{1}“, die Zusammenfassung „{2}“.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/trust/hedges.py" />
   <location filename="../../desktop/precis/trust/polarity.py" />
   <source>The source says “{1}”, and the summary leaves it out.</source>
   <translation>Die Quelle sagt „{1}“, und die Zusammenfassung lässt es weg.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/trust/names.py" />
   <source>“{1}”: the source has both words, but never together.</source>
   <translation>„{1}“: Die Quelle hat beide Wörter, aber nie zusammen.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/trust/polarity.py" />
   <source>The source says “{1}” nearby, the summary “{2}”.</source>
   <translation>Die Quelle sagt in der Nähe „{1}“, die Zusammenfassung „{2}“.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/trust/polarity.py" />
   <source>The summary says “{1}”; no passage near it in the source denies anything.</source>
   <translation>Die Zusammenfassung sagt „{1}“; keine Stelle der Quelle in der Nähe verneint etwas.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/trust/polarity.py" />
   <source>The summary says “{1}” where the source does not.</source>
   <translation>Die Zusammenfassung sagt „{1}“, wo die Quelle es nicht tut.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/trust/roles.py" />
   <source>“{1}” and “{2}” stand the other way round in the source.</source>
   <translation>„{1}“ und „{2}“ stehen in der Quelle umgekehrt.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/trust/rules.py" />
   <source>{1} has to hold [[rules]] and nothing else.</source>
   <translation>{1} muss [[rules]] enthalten und sonst nichts.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/trust/rules.py" />
   <source>{1} has two rules called “{2}”.</source>
   <translation>{1} hat zwei Regeln namens „{2}“.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/trust/rules.py" />
   <source>Give each rule its own name.</source>
   <translation>Geben Sie jeder Regel einen eigenen Namen.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/trust/rules.py" />
   <source>The rules of {1} can't be told apart.</source>
   <translation>Die Regeln von {1} lassen sich nicht auseinanderhalten.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/trust/rules.py" />
   <source>Begin each with a line [[rules]].</source>
   <translation>Beginnen Sie jede mit einer Zeile [[rules]].</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/trust/rules.py" />
   <source>{1} has no name.</source>
   <translation>{1} hat keinen Namen.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/trust/rules.py" />
   <source>Add a line name = "…".</source>
   <translation>Fügen Sie eine Zeile name = "…" hinzu.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/trust/rules.py" />
   <source>{1} needs both `set` and `label`, or neither.</source>
   <translation>{1} braucht `set` und `label` oder keines von beiden.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/trust/rules.py" />
   <source>For example: set = "document-type".</source>
   <translation>Zum Beispiel: set = "document-type".</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/trust/rules.py" />
   <source>{1} has a `review` that is neither true nor false.</source>
   <translation>{1} hat ein `review`, das weder true noch false ist.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/trust/rules.py" />
   <source>Write review = true.</source>
   <translation>Schreiben Sie review = true.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/trust/rules.py" />
   <source>{1} can only force the embedded engine.</source>
   <translation>{1} kann nur die eingebaute Engine erzwingen.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/trust/rules.py" />
   <source>Write engine = "embedded".</source>
   <translation>Schreiben Sie engine = "embedded".</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/trust/rules.py" />
   <source>{1} says nothing.</source>
   <translation>{1} bewirkt nichts.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/trust/rules.py" />
   <source>Give it `set` and `label`, review = true, or engine.</source>
   <translation>Geben Sie ihr `set` und `label`, review = true oder engine.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/trust/rules.py" />
   <location filename="../../desktop/precis/privacy/policy.py" />
   <location filename="../../desktop/precis/settings.py" />
   <source>{1} is not valid TOML: {2}.</source>
   <translation>{1} ist kein gültiges TOML: {2}.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/trust/rules.py" />
   <source>For example: [[rules]] name = "Bills", when = { words = ["invoice"] }, set = "document-type", label = "invoice"</source>
   <translation>Zum Beispiel: [[rules]] name = "Rechnungen", when = { words = ["invoice"] }, set = "document-type", label = "invoice"</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/trust/rules.py" />
   <source>The rule “{1}”</source>
   <translation>Die Regel „{1}“</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/trust/rules.py" />
   <source>Rule {1} of {2}</source>
   <translation>Regel {1} von {2}</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/gateway/batch.py" />
   <source>{1} has no batch queue.</source>
   <translation>{1} hat keine Stapelwarteschlange.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/gateway/batch_following.py" />
   <source>{1} ended the batch without an answer to this request.</source>
   <translation>{1} beendete den Stapel ohne Antwort auf diese Anfrage.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/gateway/batch_following.py" />
   <location filename="../../desktop/precis/providers/batches.py" />
   <source>Run it again.</source>
   <translation>Führen Sie es noch einmal aus.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/gateway/batch_following.py" />
   <source>{1} did not end the batch within {2} days.</source>
   <translation>{1} beendete den Stapel nicht innerhalb von {2} Tagen.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/gateway/batch_following.py" />
   <source>{1} does not know the batch any more.</source>
   <translation>{1} kennt den Stapel nicht mehr.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/gateway/batch_waiting.py" />
   <source>Sent to {1}'s batch queue, which can't be asked now: {2}</source>
   <translation>An die Stapelwarteschlange von {1} gesendet, die sich jetzt nicht fragen lässt: {2}</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/gateway/batch_waiting.py" />
   <source>Sent to {1}'s batch queue{2}, up to 24 h.</source>
   <translation>An die Stapelwarteschlange von {1} gesendet{2}, bis zu 24 h.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/gateway/batch_waiting.py" />
   <source>Gathering what goes to {1}'s batch queue together.</source>
   <translation>Sammelt, was in die Stapelwarteschlange von {1} geht.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/gateway/batch_waiting.py" />
   <source>{1} Its calls go one by one, at the usual price.</source>
   <translation>{1} Seine Aufrufe gehen einzeln, zum üblichen Preis.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/gateway/batch_waiting.py" />
   <source> ({1} of {2} done)</source>
   <translation> ({1} von {2} fertig)</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/gateway/breaker.py" />
   <source>Start the server; the work goes on by itself when it answers.</source>
   <translation>Starten Sie den Server; die Arbeit geht von selbst weiter, wenn er antwortet.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/gateway/breaker.py" />
   <source>{1} failed again and again and is left alone for a while: {2}</source>
   <translation>{1} scheiterte immer wieder und wird eine Weile in Ruhe gelassen: {2}</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/gateway/budget.py" />
   <source>One call to {1} may cost up to {2}; the limit is {3}.</source>
   <translation>Ein Aufruf von {1} kann bis zu {2} kosten; die Grenze ist {3}.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/gateway/budget.py" />
   <source>The budget of this {1} is {2}; {3} are spent or reserved, and the next call may cost up to {4}.</source>
   <translation>Das Budget ({1}) beträgt {2}; {3} sind ausgegeben oder zurückgelegt, und der nächste Aufruf kann bis zu {4} kosten.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/gateway/budget.py" />
   <source>The price of {1} on {2} is not known, and there is a budget.</source>
   <translation>Der Preis von {1} bei {2} ist unbekannt, und es gibt ein Budget.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/gateway/cache.py" />
   <source>The answer of {1} was cut off at the limit of tokens.</source>
   <translation>Die Antwort von {1} wurde an der Token-Grenze abgeschnitten.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/gateway/cache.py" />
   <source>{1} declined to answer.</source>
   <translation>{1} lehnte die Antwort ab.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/gateway/cache.py" />
   <source>The answer of {1} ended for an unknown reason.</source>
   <translation>Die Antwort von {1} endete aus unbekanntem Grund.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/gateway/limit.py" />
   <source>{1} takes no more calls within the {2} s that were left.</source>
   <translation>{1} nimmt in den verbliebenen {2} s keine Aufrufe mehr an.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/gateway/limit.py" />
   <location filename="../../desktop/precis/gateway/retry.py" />
   <source>{1} asked us to slow down</source>
   <translation>{1} hat gebeten, langsamer zu machen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/gateway/route.py" />
   <source>The engine {1} takes documents and no prompts.</source>
   <translation>Die Engine {1} nimmt Dokumente und keine Eingaben.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/gateway/route.py" />
   <source>Choose another engine for this.</source>
   <translation>Wählen Sie dafür eine andere Engine.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/gateway/route.py" />
   <source>There is no engine called “{1}”.</source>
   <translation>Es gibt keine Engine namens „{1}“.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/gateway/route.py" />
   <source>`precis engines list` shows the engines.</source>
   <translation>`precis engines list` zeigt die Engines.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/gateway/route.py" />
   <source>{1} {2}; continuing on {3}.</source>
   <translation>{1} {2}; weiter mit {3}.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/gateway/route.py" />
   <source>is down</source>
   <translation>ist ausgefallen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/gateway/route.py" />
   <source>can't be reached</source>
   <translation>ist nicht zu erreichen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/gateway/route.py" />
   <source>does not answer in time</source>
   <translation>antwortet nicht rechtzeitig</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/gateway/route.py" />
   <source>fails</source>
   <translation>scheitert</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/gateway/route.py" />
   <source>is overloaded</source>
   <translation>ist überlastet</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/gateway/route.py" />
   <source>asks for long pauses</source>
   <translation>verlangt lange Pausen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/gateway/route.py" />
   <source>has used up its quota or credit</source>
   <translation>hat Kontingent oder Guthaben aufgebraucht</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/gateway/route.py" />
   <source>refuses the key</source>
   <translation>weist den Schlüssel zurück</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/gateway/route.py" />
   <source>does not let this account in</source>
   <translation>lässt dieses Konto nicht zu</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/gateway/route.py" />
   <source>does not have the model</source>
   <translation>hat das Modell nicht</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/gateway/route.py" />
   <source>gives no usable answer</source>
   <translation>gibt keine brauchbare Antwort</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/gateway/route.py" />
   <source>does not come to an end</source>
   <translation>kommt zu keinem Ende</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/gateway/route.py" />
   <source>is not allowed by the policy</source>
   <translation>ist nach der Richtlinie nicht erlaubt</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/gateway/waits.py" />
   <source>{1}; continuing in {2} s.</source>
   <translation>{1}; weiter in {2} s.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/archive.py" />
   <source>It may be made to exhaust programs that open it. Save the document anew in the program that made it.</source>
   <translation>Sie kann dazu gemacht sein, Programme zu überlasten. Speichern Sie das Dokument neu in dem Programm, aus dem es stammt.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/archive.py" />
   <source>The file unpacks to far more than a document holds.</source>
   <translation>Die Datei entpackt sich zu weit mehr, als ein Dokument enthält.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/archive.py" />
   <location filename="../../desktop/precis/reading/odf.py" />
   <source>The document is locked with a password.</source>
   <translation>Das Dokument ist mit einem Passwort gesperrt.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/archive.py" />
   <source>The file unpacks to far more than it says.</source>
   <translation>Die Datei entpackt sich zu weit mehr, als sie angibt.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/archive.py" />
   <location filename="../../desktop/precis/reading/sniff.py" />
   <source>The file is cut off or damaged: it is not a whole archive.</source>
   <translation>Die Datei ist abgeschnitten oder beschädigt: Sie ist kein ganzes Archiv.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/archive.py" />
   <source>The document lacks a part that every document of its format has.</source>
   <translation>Dem Dokument fehlt ein Teil, den jedes Dokument dieses Formats hat.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/archive.py" />
   <location filename="../../desktop/precis/reading/odf.py" />
   <source>A part of the document is damaged.</source>
   <translation>Ein Teil des Dokuments ist beschädigt.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/building.py" />
   <source>The document's text is longer than {1} characters.</source>
   <translation>Der Text des Dokuments ist länger als {1} Zeichen.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/csv.py" />
   <source>A quotation mark in the table is never closed: quotation marks were read as they stand.</source>
   <translation>Ein Anführungszeichen in der Tabelle wird nie geschlossen: Anführungszeichen wurden gelesen, wie sie stehen.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/decoding.py" />
   <source>{1} characters are not valid {2} and are shown as �.</source>
   <translation>{1} Zeichen sind kein gültiges {2} und erscheinen als �.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/docx.py" />
   <location filename="../../desktop/precis/reading/odf.py" />
   <source>The document's parts are nested deeper than in any real document.</source>
   <translation>Die Teile des Dokuments sind tiefer verschachtelt als in jedem echten Dokument.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/docx.py" />
   <source>The document is cut off or damaged.</source>
   <translation>Das Dokument ist abgeschnitten oder beschädigt.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/docx.py" />
   <source>The document has tracked changes: it was read as if all were accepted.</source>
   <translation>Das Dokument hat nachverfolgte Änderungen: Es wurde gelesen, als wären alle angenommen.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/docx.py" />
   <location filename="../../desktop/precis/reading/rtf.py" />
   <source>{1} comment{2} in the margin not read.</source>
   <translation>Nicht gelesene Kommentare am Rand: {1}.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/epub.py" />
   <source>{1} chapter{2} named in the book {3} missing.</source>
   <translation>Im Buch genannte, aber fehlende Kapitel: {1}.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/epub.py" />
   <source>The book is under copy protection.</source>
   <translation>Das Buch steht unter Kopierschutz.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/epub.py" />
   <source>Use an edition without it.</source>
   <translation>Verwenden Sie eine Ausgabe ohne.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/epub.py" />
   <source>The book has no table of its parts.</source>
   <translation>Das Buch hat kein Verzeichnis seiner Teile.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/folders.py" />
   <source>There is no document in this folder that Précis can read.</source>
   <translation>In diesem Ordner ist kein Dokument, das Précis lesen kann.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/folders.py" />
   <source>You may not look into this folder.</source>
   <translation>Sie dürfen nicht in diesen Ordner sehen.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/folders.py" />
   <source>Give yourself permission to open the folder.</source>
   <translation>Geben Sie sich das Recht, den Ordner zu öffnen.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/formats.py" />
   <source>Précis can't read files of the format “{1}”.</source>
   <translation>Précis kann keine Dateien des Formats „{1}“ lesen.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/html.py" />
   <source>The page's elements are nested deeper than in any real page.</source>
   <translation>Die Elemente der Seite sind tiefer verschachtelt als auf jeder echten Seite.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/html.py" />
   <source>{1} words that the page hides from its readers were left out.</source>
   <translation>{1} Wörter, die die Seite vor ihren Lesern verbirgt, wurden weggelassen.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/html.py" />
   <source>{1} words of menus, side bars and footers of the page were left out.</source>
   <translation>{1} Wörter aus Menüs, Seitenleisten und Fußzeilen der Seite wurden weggelassen.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/mail.py" />
   <source>The mail's headers are longer than in any real mail.</source>
   <translation>Die Kopfzeilen der Mail sind länger als in jeder echten Mail.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/mail.py" />
   <location filename="../../desktop/precis/reading/msg.py" />
   <location filename="../../desktop/precis/reading/pdf.py" />
   <source>{1} attachment{2} not read: {3}.</source>
   <translation>Nicht gelesene Anhänge: {1} ({3}).</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/mail.py" />
   <source>The mail's parts are nested deeper than in any real mail.</source>
   <translation>Die Teile der Mail sind tiefer verschachtelt als in jeder echten Mail.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/mail.py" />
   <source>The mail has more parts than any real mail.</source>
   <translation>Die Mail hat mehr Teile als jede echte Mail.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/mbox.py" />
   <source>The folder holds more than {1} mails.</source>
   <translation>Der Ordner enthält mehr als {1} Mails.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/mbox.py" />
   <source>Export the ones that matter.</source>
   <translation>Exportieren Sie die wichtigen.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/msg.py" />
   <source>The message is cut off or damaged.</source>
   <translation>Die Nachricht ist abgeschnitten oder beschädigt.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/notebook.py" />
   <source>{1} outputs of code cells were left out.</source>
   <translation>{1} Ausgaben von Codezellen wurden weggelassen.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/notebook.py" />
   <source>The file is not a notebook.</source>
   <translation>Die Datei ist kein Notebook.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/ocr.py" />
   <source>Tesseract is not installed.</source>
   <translation>Tesseract ist nicht installiert.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/ocr.py" />
   <source>Page {1} could not be recognized.</source>
   <translation>Seite {1} ließ sich nicht erkennen.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/odf.py" />
   <location filename="../../desktop/precis/reading/sniff.py" />
   <location filename="../../desktop/precis/reading/spreadsheet.py" />
   <source>Open it in the program that made it and save a copy without the password.</source>
   <translation>Öffnen Sie es in dem Programm, aus dem es stammt, und speichern Sie eine Kopie ohne Passwort.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/odf.py" />
   <location filename="../../desktop/precis/reading/xml.py" />
   <source>The document defines entities of its own, which Précis does not open.</source>
   <translation>Das Dokument definiert eigene Entities, die Précis nicht öffnet.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/pdf.py" />
   <source>The PDF has no page that can be read.</source>
   <translation>Das PDF hat keine lesbare Seite.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/pdf.py" />
   <source>{1} comment{2} on the pages not read.</source>
   <translation>Nicht gelesene Kommentare auf den Seiten: {1}.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/pdf.py" />
   <source>{1} file{2} pinned to the pages not read.</source>
   <translation>Nicht gelesene, an die Seiten geheftete Dateien: {1}.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/pdf.py" />
   <source>No text layer on {1}: {2} not read.</source>
   <translation>Keine Textebene auf {1}: {2} nicht gelesen.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/pdf.py" />
   <source>Text recognized from a picture on {1}: check it against the page.</source>
   <translation>Text aus einem Bild auf {1} erkannt: Vergleichen Sie ihn mit der Seite.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/pdf.py" />
   <source>Open it in the program that it was made for, and print it to a new PDF.</source>
   <translation>Öffnen Sie es in dem Programm, für das es gemacht ist, und drucken Sie es in ein neues PDF.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/pdf.py" />
   <source>The PDF is cut off or damaged.</source>
   <translation>Das PDF ist abgeschnitten oder beschädigt.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/pdf.py" />
   <source>The password does not open this document.</source>
   <translation>Das Passwort öffnet dieses Dokument nicht.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/pdf.py" />
   <source>The document asks for a password.</source>
   <translation>Das Dokument verlangt ein Passwort.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/pdf.py" />
   <source>The document is locked with a certificate or in an unknown way.</source>
   <translation>Das Dokument ist mit einem Zertifikat oder auf unbekannte Weise gesperrt.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/pdf.py" />
   <source>Page {1} is damaged and was left out.</source>
   <translation>Seite {1} ist beschädigt und wurde weggelassen.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/pdf.py" />
   <source>pages {1} and {2}</source>
   <translation>den Seiten {1} und {2}</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/pdf.py" />
   <source>it was</source>
   <translation>Sie wurde</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/pdf.py" />
   <source>they were</source>
   <translation>Sie wurden</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/pdf.py" />
   <source>page {1}</source>
   <translation>Seite {1}</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/pdf.py" />
   <source>pages {1}</source>
   <translation>den Seiten {1}</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/pptx.py" />
   <source>{1} slide{2} comments, which were not read.</source>
   <translation>Folien mit Kommentaren, die nicht gelesen wurden: {1}.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/pptx.py" />
   <source>The presentation's shapes are nested deeper than in any real one.</source>
   <translation>Die Formen der Präsentation sind tiefer verschachtelt als in jeder echten.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/pptx.py" />
   <source>The presentation is cut off or damaged.</source>
   <translation>Die Präsentation ist abgeschnitten oder beschädigt.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/reader.py" />
   <source>The document could not be read: {1}</source>
   <translation>Das Dokument ließ sich nicht lesen: {1}</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/rtf.py" />
   <source>The document's groups are nested deeper than in any real document.</source>
   <translation>Die Gruppen des Dokuments sind tiefer verschachtelt als in jedem echten Dokument.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/sniff.py" />
   <source>Save the picture as PDF; its text is then recognized where Tesseract is installed.</source>
   <translation>Speichern Sie das Bild als PDF; sein Text wird dann erkannt, wo Tesseract installiert ist.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/sniff.py" />
   <source>This is a picture, not a document.</source>
   <translation>Das ist ein Bild, kein Dokument.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/sniff.py" />
   <source>This is an archive, not a document.</source>
   <translation>Das ist ein Archiv, kein Dokument.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/sniff.py" />
   <source>Unpack it, then choose the documents in it.</source>
   <translation>Entpacken Sie es und wählen Sie dann die Dokumente darin.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/sniff.py" />
   <source>The document is locked with a password, in a way that Précis can't open.</source>
   <translation>Das Dokument ist mit einem Passwort gesperrt, auf eine Weise, die Précis nicht öffnen kann.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/sniff.py" />
   <source>This is a document in the old .{1} format, which Précis can't read.</source>
   <translation>Das ist ein Dokument im alten Format .{1}, das Précis nicht lesen kann.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/sniff.py" />
   <source>Open it in an office program and save it as {1}.</source>
   <translation>Öffnen Sie es in einem Büroprogramm und speichern Sie es als {1}.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/sniff.py" />
   <source>Précis doesn't know what kind of file this is.</source>
   <translation>Précis weiß nicht, was für eine Datei das ist.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/sniff.py" />
   <source>The file holds nothing but spaces and line breaks.</source>
   <translation>Die Datei enthält nur Leerzeichen und Zeilenumbrüche.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/sniff.py" />
   <source>It may not have been saved fully.</source>
   <translation>Vielleicht wurde sie nicht ganz gespeichert.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/sniff.py" />
   <source>Précis doesn't know what kind of file this is: it is no text and has no known signature.</source>
   <translation>Précis weiß nicht, was für eine Datei das ist: Sie ist kein Text und hat keine bekannte Kennung.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/sniff.py" />
   <source>This is {1}, not a document.</source>
   <translation>Das ist {1}, kein Dokument.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/sniff.py" />
   <source>a program</source>
   <translation>ein Programm</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/sniff.py" />
   <source>an archive</source>
   <translation>ein Archiv</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/sniff.py" />
   <source>a sound recording</source>
   <translation>eine Tonaufnahme</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/sniff.py" />
   <source>a database</source>
   <translation>eine Datenbank</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/source.py" />
   <source>This is a folder, not a file.</source>
   <translation>Das ist ein Ordner, keine Datei.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/source.py" />
   <source>This is a device, a pipe or a socket, not a file.</source>
   <translation>Das ist ein Gerät, eine Pipe oder ein Socket, keine Datei.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/source.py" />
   <source>The file is empty.</source>
   <translation>Die Datei ist leer.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/source.py" />
   <source>The file holds {1}; {2} is the most.</source>
   <translation>Die Datei enthält {1}; {2} ist das Höchste.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/source.py" />
   <source>The file was deleted while it was read.</source>
   <translation>Die Datei wurde beim Lesen gelöscht.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/source.py" />
   <source>Check the disk or the network drive that the file is on.</source>
   <translation>Prüfen Sie den Datenträger oder das Netzlaufwerk, auf dem die Datei liegt.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/source.py" />
   <source>There is no such file.</source>
   <translation>Diese Datei gibt es nicht.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/source.py" />
   <source>You may not read this file.</source>
   <translation>Sie dürfen diese Datei nicht lesen.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/source.py" />
   <source>This link leads back to itself.</source>
   <translation>Diese Verknüpfung führt zu sich selbst zurück.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/source.py" />
   <source>Remove the link, or choose the file that it should be.</source>
   <translation>Entfernen Sie die Verknüpfung oder wählen Sie die Datei, auf die sie zeigen soll.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/source.py" />
   <source>The file vanished while it was read.</source>
   <translation>Die Datei verschwand beim Lesen.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/source.py" />
   <source>The file can't be read: {1}.</source>
   <translation>Die Datei lässt sich nicht lesen: {1}.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/source.py" />
   <source>input/output error</source>
   <translation>Ein-/Ausgabefehler</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/spreadsheet.py" />
   <source>A sheet of the workbook spans more cells than Précis can hold.</source>
   <translation>Ein Blatt der Arbeitsmappe umfasst mehr Zellen, als Précis fassen kann.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/spreadsheet.py" />
   <source>Save the used range alone.</source>
   <translation>Speichern Sie nur den benutzten Bereich.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/spreadsheet.py" />
   <source>The chart sheet “{1}” was read without its numbers: it keeps none of its own, or draws a kind of chart that Précis does not know.</source>
   <translation>Das Diagrammblatt „{1}“ wurde ohne seine Zahlen gelesen: Es hat keine eigenen oder zeigt eine Diagrammart, die Précis nicht kennt.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/spreadsheet.py" />
   <source>The workbook is locked with a password.</source>
   <translation>Die Arbeitsmappe ist mit einem Passwort gesperrt.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/spreadsheet.py" />
   <source>The workbook is cut off or damaged.</source>
   <translation>Die Arbeitsmappe ist abgeschnitten oder beschädigt.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/spreadsheet.py" />
   <source>The workbook has comments on cells, which were not read.</source>
   <translation>Die Arbeitsmappe hat Kommentare an Zellen, die nicht gelesen wurden.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/work.py" />
   <source>The pages may hold pictures only. If they hold text, use a sharper scan, or a copy with a text layer.</source>
   <translation>Die Seiten enthalten vielleicht nur Bilder. Enthalten sie Text, nehmen Sie einen schärferen Scan oder eine Kopie mit Textebene.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/work.py" />
   <source>The document holds no text.</source>
   <translation>Das Dokument enthält keinen Text.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/work.py" />
   <source>Check that it is the right file; it may hold pictures only.</source>
   <translation>Prüfen Sie, ob es die richtige Datei ist; sie enthält vielleicht nur Bilder.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/work.py" />
   <source>The text is empty.</source>
   <translation>Der Text ist leer.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/work.py" />
   <source>Give a text of at least one sentence.</source>
   <translation>Geben Sie einen Text von mindestens einem Satz.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/work.py" />
   <source>There is no text layer on {1}, and no text was recognized there.</source>
   <translation>Auf {1} gibt es keine Textebene, und dort wurde kein Text erkannt.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/work.py" />
   <source>There is no text layer on {1}: the document is a scan.</source>
   <translation>Auf {1} gibt es keine Textebene: Das Dokument ist ein Scan.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/work.py" />
   <source>The file is damaged, or not the {1} that it says to be.</source>
   <translation>Die Datei ist beschädigt oder nicht das {1}, das sie zu sein angibt.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/xml.py" />
   <source>They can be made to exhaust a reader. Export the document in another format.</source>
   <translation>Sie können dazu gemacht sein, einen Leser zu überlasten. Exportieren Sie das Dokument in einem anderen Format.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/xml.py" />
   <source>The document's elements are nested deeper than in any real document.</source>
   <translation>Die Elemente des Dokuments sind tiefer verschachtelt als in jedem echten Dokument.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/reading/xml.py" />
   <source>The document is not well-formed XML.</source>
   <translation>Das Dokument ist kein wohlgeformtes XML.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/privacy/datamap.py" />
   <source>Works on this machine.</source>
   <translation>Arbeitet auf diesem Computer.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/privacy/keys.py" />
   <source>The keychain could not {1} the key: {2}.</source>
   <translation>Der Schlüsselbund konnte den Schlüssel nicht {1}: {2}.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/privacy/keys.py" />
   <source>read</source>
   <translation>lesen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/privacy/keys.py" />
   <source>store</source>
   <translation>speichern</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/privacy/keys.py" />
   <source>delete</source>
   <translation>löschen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/privacy/policy.py" />
   <source>The policy is kept by whoever manages this machine; ask them.</source>
   <translation>Die Richtlinie führt, wer diesen Computer verwaltet; fragen Sie dort.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/privacy/policy.py" />
   <source>The policy of this machine ({1}, `{2}`) does not allow {3}.</source>
   <translation>Die Richtlinie dieses Computers ({1}, `{2}`) erlaubt nicht: {3}.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/privacy/policy.py" />
   <source>The policy of this machine can't be used, so nothing is done: {1}</source>
   <translation>Die Richtlinie dieses Computers ist nicht nutzbar, daher geschieht nichts: {1}</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/privacy/policy.py" />
   <source>`precis privacy accept {1}` shows what is sent and keeps that you did.</source>
   <translation>`precis privacy accept {1}` zeigt, was gesendet wird, und merkt sich, dass Sie es gesehen haben.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/privacy/policy.py" />
   <source>In {1}, `{2}` has to be a list of: {3}.</source>
   <translation>In {1} muss `{2}` eine Liste sein aus: {3}.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/privacy/policy.py" />
   <source>“{1}” is none.</source>
   <translation>„{1}“ ist keines davon.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/privacy/policy.py" />
   <source>{1} is a link that leads nowhere.</source>
   <translation>{1} ist eine Verknüpfung, die nirgendwohin führt.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/privacy/policy.py" />
   <source>the engine “{1}”</source>
   <translation>die Engine „{1}“</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/privacy/policy.py" />
   <source>engines of the kind “{1}”</source>
   <translation>Engines der Art „{1}“</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/privacy/policy.py" />
   <source>sending to “{1}”</source>
   <translation>an „{1}“ zu senden</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/privacy/policy.py" />
   <source>a first send to “{1}” that nobody took note of</source>
   <translation>ein erstes Senden an „{1}“, das niemand zur Kenntnis nahm</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/privacy/policy.py" />
   <source>exporting {1}</source>
   <translation>den Export von {1}</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/privacy/terms.py" />
   <source>The table of terms can't be read: {1}.</source>
   <translation>Die Tabelle der Bedingungen lässt sich nicht lesen: {1}.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/providers/__init__.py" />
   <source>There is no engine of kind {1}.</source>
   <translation>Es gibt keine Engine der Art {1}.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/providers/__init__.py" />
   <source>Kinds: {1}, embedded.</source>
   <translation>Arten: {1}, embedded.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/providers/anthropic.py" />
   <location filename="../../desktop/precis/providers/failures.py" />
   <source>The text is longer than the model of {1} takes.</source>
   <translation>Der Text ist länger, als das Modell von {1} fasst.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/providers/anthropic_batches.py" />
   <source>{1} did not take the batch.</source>
   <translation>{1} nahm den Stapel nicht an.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/providers/batches.py" />
   <source>The batch was cancelled before {1} came to this request.</source>
   <translation>Der Stapel wurde abgebrochen, bevor {1} zu dieser Anfrage kam.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/providers/batches.py" />
   <source>A batch holds 1 to {1} different requests of one model.</source>
   <translation>Ein Stapel enthält 1 bis {1} verschiedene Anfragen an ein Modell.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/providers/batches.py" />
   <source>A batch holds at most {1} MB.</source>
   <translation>Ein Stapel enthält höchstens {1} MB.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/providers/batches.py" />
   <source>Hand over fewer documents at once.</source>
   <translation>Reichen Sie weniger Dokumente auf einmal ein.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/providers/batches.py" />
   <source>{1} sent results that can't be read.</source>
   <translation>{1} sandte Ergebnisse, die sich nicht lesen lassen.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/providers/batches.py" />
   <location filename="../../desktop/precis/providers/receiving.py" />
   <source>{1} sent a reply of unknown form.</source>
   <translation>{1} sandte eine Antwort unbekannter Form.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/providers/batches.py" />
   <source>{1} did not come to this request within the day of its batch.</source>
   <translation>{1} kam innerhalb des Tages für den Stapel nicht zu dieser Anfrage.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/providers/channel.py" />
   <location filename="../../desktop/precis/providers/failures.py" />
   <source>Check base_url of the engine in the settings.</source>
   <translation>Prüfen Sie base_url der Engine in den Einstellungen.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/providers/channel.py" />
   <source>Set one with `precis keys set {1}`.</source>
   <translation>Setzen Sie einen mit `precis keys set {1}`.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/providers/channel.py" />
   <source>There is no API key for {1}.</source>
   <translation>Für {1} gibt es keinen API-Schlüssel.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/providers/channel.py" />
   <source>The API key of {1} holds characters that no key has.</source>
   <translation>Der API-Schlüssel von {1} enthält Zeichen, die kein Schlüssel hat.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/providers/channel.py" />
   <source>{1} answered in an unknown form.</source>
   <translation>{1} antwortete in unbekannter Form.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/providers/channel.py" />
   <source>{1} said nothing for {2} s.</source>
   <translation>{1} sagte {2} s lang nichts.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/providers/checking.py" />
   <source>{1} answers ({2}).</source>
   <translation>{1} antwortet ({2}).</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/providers/checking.py" />
   <source>Answer with the word yes.</source>
   <translation>Antworte mit dem Wort yes.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/providers/checking.py" />
   <source>Fetch it with `precis engines pull {1} {2}`.</source>
   <translation>Holen Sie es mit `precis engines pull {1} {2}`.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/providers/checking.py" />
   <source>{1} has no model {2}.</source>
   <translation>{1} hat kein Modell {2}.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/providers/checking.py" />
   <source>{1} models</source>
   <translation>{1} Modelle</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/providers/embedded/descriptions.py" />
   <source>This text is about {1}.</source>
   <translation>Dieser Text handelt von {1}.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/providers/embedded/extracting.py" />
   <source>The embedded engine has no word lists for the language “{1}”: sentences were parted by punctuation and ranked by all their words.</source>
   <translation>Die eingebaute Engine hat keine Wortlisten für die Sprache „{1}“: Sätze wurden an Satzzeichen getrennt und nach allen ihren Wörtern geordnet.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/providers/embedded/extracting.py" />
   <source>The embedding model can't read this language: sentences were ranked by their words, as in fast mode.</source>
   <translation>Das Einbettungsmodell kann diese Sprache nicht lesen: Sätze wurden nach ihren Wörtern geordnet, wie im schnellen Modus.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/providers/embedded/extracting.py" />
   <source>No sentence has the words of the focus.</source>
   <translation>Kein Satz hat die Wörter des Schwerpunkts.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/providers/embedded/extracting.py" />
   <source>There is no sentence to choose from.</source>
   <translation>Es gibt keinen Satz zur Auswahl.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/providers/embedded/extracting.py" />
   <source>The embedding model was trained on English: in other languages it tells less.</source>
   <translation>Das Einbettungsmodell wurde an Englisch trainiert: In anderen Sprachen sagt es weniger.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/providers/engine.py" />
   <source>{1} rejects whatever form the request has.</source>
   <translation>{1} lehnt die Anfrage in jeder Form ab.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/providers/engine.py" />
   <source>No model is set for {1}.</source>
   <translation>Für {1} ist kein Modell gesetzt.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/providers/engine.py" />
   <source>Set `fast` or `accurate` in the settings.</source>
   <translation>Setzen Sie `fast` oder `accurate` in den Einstellungen.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/providers/engine.py" />
   <source>{1} sent a reply that can't be read.</source>
   <translation>{1} sandte eine Antwort, die sich nicht lesen lässt.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/providers/failures.py" />
   <source>Nothing to do: the work waits until then, or goes to the fallback engine.</source>
   <translation>Nichts zu tun: Die Arbeit wartet bis dahin oder geht an die einspringende Engine.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/providers/failures.py" />
   <source>{1} asks to slow down.</source>
   <translation>{1} bittet, langsamer zu werden.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/providers/failures.py" />
   <source>{1} asks to grow the traffic more slowly.</source>
   <translation>{1} bittet, den Verkehr langsamer zu steigern.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/providers/failures.py" />
   <source>The daily quota of {1} is used up; it is renewed at about {2} UTC.</source>
   <translation>Das Tageskontingent von {1} ist aufgebraucht; es wird gegen {2} UTC erneuert.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/providers/failures.py" />
   <source>{1} is still loading its model.</source>
   <translation>{1} lädt noch sein Modell.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/providers/failures.py" />
   <source>Choose a smaller model, or close programs that use much memory.</source>
   <translation>Wählen Sie ein kleineres Modell oder schließen Sie Programme, die viel Speicher brauchen.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/providers/failures.py" />
   <source>Set the key again with `precis keys set {1}`.</source>
   <translation>Setzen Sie den Schlüssel neu mit `precis keys set {1}`.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/providers/failures.py" />
   <source>Choose a model that OpenRouter offers with zero data retention.</source>
   <translation>Wählen Sie ein Modell, das OpenRouter ohne Aufbewahrung von Daten anbietet.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/providers/failures.py" />
   <source>Switch on billing for the project at the provider, or choose another engine.</source>
   <translation>Schalten Sie beim Anbieter die Abrechnung für das Projekt ein oder wählen Sie eine andere Engine.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/providers/failures.py" />
   <source>Fetch it with `precis engines pull {1} MODEL`.</source>
   <translation>Holen Sie es mit `precis engines pull {1} MODEL`.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/providers/failures.py" />
   <source>{1} rejected the request{2}.</source>
   <translation>{1} lehnte die Anfrage ab{2}.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/providers/failures.py" />
   <source>{1} answered with status {2} and not in its API's form.</source>
   <translation>{1} antwortete mit Status {2} und nicht in der Form seiner API.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/providers/failures.py" />
   <source>{1} has reached its limit until {2} UTC.</source>
   <translation>{1} hat seine Grenze erreicht, bis {2} UTC.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/providers/failures.py" />
   <source>The account at {1} has no credit, or has reached its spending limit.</source>
   <translation>Das Konto bei {1} hat kein Guthaben oder hat seine Ausgabengrenze erreicht.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/providers/failures.py" />
   <source>{1} is overloaded.</source>
   <translation>{1} ist überlastet.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/providers/failures.py" />
   <source>{1} failed in the middle of its answer.</source>
   <translation>{1} scheiterte mitten in der Antwort.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/providers/failures.py" />
   <source>{1} failed with status {2}.</source>
   <translation>{1} scheiterte mit Status {2}.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/providers/failures.py" />
   <source>The model of {1} did not fit in memory.</source>
   <translation>Das Modell von {1} passte nicht in den Speicher.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/providers/failures.py" />
   <source>{1} refused the API key.</source>
   <translation>{1} wies den API-Schlüssel zurück.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/providers/failures.py" />
   <source>{1} does not let this account do that.</source>
   <translation>{1} erlaubt diesem Konto das nicht.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/providers/failures.py" />
   <source>{1} has the model only where what is sent is kept.</source>
   <translation>{1} hat das Modell nur dort, wo Gesendetes aufbewahrt wird.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/providers/failures.py" />
   <source>The free plan of {1} is not offered in this country.</source>
   <translation>Der kostenlose Tarif von {1} wird in diesem Land nicht angeboten.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/providers/failures.py" />
   <source>{1} has no such model, or this account may not use it.</source>
   <translation>{1} hat kein solches Modell, oder dieses Konto darf es nicht verwenden.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/providers/failures.py" />
   <source>The model is not installed in {1}.</source>
   <translation>Das Modell ist in {1} nicht installiert.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/providers/failures.py" />
   <source>The request is larger than {1} takes.</source>
   <translation>Die Anfrage ist größer, als {1} annimmt.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/providers/failures.py" />
   <source>The content filter of {1} declined the document.</source>
   <translation>Der Inhaltsfilter von {1} lehnte das Dokument ab.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/providers/failures.py" />
   <source> with status {1}</source>
   <translation> mit Status {1}</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/providers/failures.py" />
   <source> (field {1})</source>
   <translation> (Feld {1})</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/providers/failures.py" />
   <source> with status {1} (field {2})</source>
   <translation> mit Status {1} (Feld {2})</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/providers/ollama.py" />
   <source>{1} read only a part of the text: it is longer than the model's context.</source>
   <translation>{1} las nur einen Teil des Textes: Er ist länger als der Kontext des Modells.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/providers/pulling.py" />
   <source>{1} is not an Ollama server: it fetches no models.</source>
   <translation>{1} ist kein Ollama-Server: Er holt keine Modelle.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/providers/pulling.py" />
   <source>Choose an engine of kind ollama.</source>
   <translation>Wählen Sie eine Engine der Art ollama.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/providers/pulling.py" />
   <source>{1} sent progress that can't be read.</source>
   <translation>{1} sandte einen Fortschritt, der sich nicht lesen lässt.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/providers/pulling.py" />
   <source>Check the model's name; Ollama's library lists them.</source>
   <translation>Prüfen Sie den Namen des Modells; Ollamas Bibliothek listet sie.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/providers/receiving.py" />
   <source>Check base_url of the engine in the settings; a network's log-in page can be in the way, too.</source>
   <translation>Prüfen Sie base_url der Engine in den Einstellungen; auch die Anmeldeseite eines Netzes kann im Weg sein.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/providers/receiving.py" />
   <source>{1} broke off in the middle of its answer.</source>
   <translation>{1} brach mitten in der Antwort ab.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/providers/receiving.py" />
   <source>{1} answered with a web page.</source>
   <translation>{1} antwortete mit einer Webseite.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/providers/timeouts.py" />
   <source>{1} began no answer within {2} s.</source>
   <translation>{1} begann innerhalb von {2} s keine Antwort.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/providers/timeouts.py" />
   <source>{1} stopped in the middle of its answer for {2} s.</source>
   <translation>{1} hielt mitten in der Antwort {2} s lang an.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/providers/timeouts.py" />
   <source>{1} did not finish within {2} s.</source>
   <translation>{1} wurde innerhalb von {2} s nicht fertig.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/providers/transport.py" />
   <source>Check HTTPS_PROXY, ALL_PROXY and NO_PROXY in the environment; HTTP proxies are spoken to.</source>
   <translation>Prüfen Sie HTTPS_PROXY, ALL_PROXY und NO_PROXY in der Umgebung; unterstützt werden HTTP-Proxys.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/providers/transport.py" />
   <source>If your company inspects traffic, add its certificate to the system's trust store.</source>
   <translation>Wenn Ihre Firma den Verkehr prüft, nehmen Sie ihr Zertifikat in den Vertrauensspeicher des Systems auf.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/providers/transport.py" />
   <source>Start the server on this computer, then try again; check base_url in the settings.</source>
   <translation>Starten Sie den Server auf diesem Computer und versuchen Sie es erneut; prüfen Sie base_url in den Einstellungen.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/providers/transport.py" />
   <source>Check base_url and extra_headers of the engine in the settings, its key, and HTTPS_PROXY.</source>
   <translation>Prüfen Sie base_url und extra_headers der Engine in den Einstellungen, ihren Schlüssel und HTTPS_PROXY.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/providers/transport.py" />
   <source>It begins with http:// or https://, then a host: base_url in the settings.</source>
   <translation>Sie beginnt mit http:// oder https://, dann kommt ein Host: base_url in den Einstellungen.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/providers/transport.py" />
   <source>The base_url of {1} is no address of a server.</source>
   <translation>Die base_url von {1} ist keine Adresse eines Servers.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/providers/transport.py" />
   <source>The connection to {1} was cut.</source>
   <translation>Die Verbindung zu {1} wurde getrennt.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/providers/transport.py" />
   <source>{1} accepted no connection within {2} s.</source>
   <translation>{1} nahm innerhalb von {2} s keine Verbindung an.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/providers/transport.py" />
   <source>The proxy on the way to {1} failed.</source>
   <translation>Der Proxy auf dem Weg zu {1} ist gescheitert.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/providers/transport.py" />
   <source>{1} can't be reached.</source>
   <translation>{1} ist nicht zu erreichen.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/providers/transport.py" />
   <source>The base_url or a header of {1} can't be used.</source>
   <translation>Die base_url oder eine Kopfzeile von {1} ist nicht nutzbar.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/providers/transport.py" />
   <source>{1} sent a body that can't be unpacked.</source>
   <translation>{1} sandte einen Inhalt, der sich nicht entpacken lässt.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/providers/transport.py" />
   <source>The base_url or a header of {1}, or a proxy on the way, can't be used.</source>
   <translation>Die base_url oder eine Kopfzeile von {1} oder ein Proxy auf dem Weg ist nicht nutzbar.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/providers/transport.py" />
   <source>The certificate of {1} is not trusted.</source>
   <translation>Dem Zertifikat von {1} wird nicht vertraut.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/providers/transport.py" />
   <source>The proxy on the way to {1} is of an unknown kind.</source>
   <translation>Der Proxy auf dem Weg zu {1} ist von unbekannter Art.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/store/database.py" />
   <source>The database {1} was written by a newer version of Précis (format {2}).</source>
   <translation>Die Datenbank {1} wurde von einer neueren Version von Précis geschrieben (Format {2}).</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/store/database.py" />
   <location filename="../../desktop/precis/store/restoring.py" />
   <source>Another Précis is bringing the database up to date.</source>
   <translation>Ein anderes Précis bringt die Datenbank gerade auf den neuesten Stand.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/store/database.py" />
   <location filename="../../desktop/precis/store/restoring.py" />
   <source>Wait for it, then try again.</source>
   <translation>Warten Sie darauf und versuchen Sie es dann erneut.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/store/faults.py" />
   <source>The database {1} is damaged ({2}).</source>
   <translation>Die Datenbank {1} ist beschädigt ({2}).</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/store/faults.py" />
   <source>The disk that holds {1} takes no more data: it is full, or a quota is reached.</source>
   <translation>Der Datenträger von {1} nimmt keine Daten mehr an: Er ist voll, oder ein Kontingent ist erreicht.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/store/faults.py" />
   <source>Nothing can be written to {1}.</source>
   <translation>Nach {1} lässt sich nichts schreiben.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/store/faults.py" />
   <source>The database {1} has been held by another program for too long.</source>
   <translation>Die Datenbank {1} wird zu lange von einem anderen Programm gehalten.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/store/purge.py" />
   <source>Close it; the next start of Précis goes on with it.</source>
   <translation>Schließen Sie es; der nächste Start von Précis macht damit weiter.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/store/purge.py" />
   <source>Another program reads the database: what was purged is not out of its files yet.</source>
   <translation>Ein anderes Programm liest die Datenbank: Was gelöscht wurde, ist noch nicht aus ihren Dateien.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/store/restoring.py" />
   <source>There is no database in {1} yet.</source>
   <translation>In {1} gibt es noch keine Datenbank.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/store/restoring.py" />
   <source>There is nothing to back up.</source>
   <translation>Es gibt nichts zu sichern.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/store/restoring.py" />
   <source>There is no backup {1} in the data folder.</source>
   <translation>Im Datenordner gibt es keine Sicherung {1}.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/store/restoring.py" />
   <source>Look at the backups again.</source>
   <translation>Sehen Sie sich die Sicherungen noch einmal an.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/store/restoring.py" />
   <source>There is no database in {1}.</source>
   <translation>In {1} gibt es keine Datenbank.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/store/restoring.py" />
   <source>Précis makes one when it is needed.</source>
   <translation>Précis legt eine an, wenn sie gebraucht wird.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/store/restoring.py" />
   <source>The database {1} is damaged, and no whole backup lies beside it.</source>
   <translation>Die Datenbank {1} ist beschädigt, und daneben liegt keine heile Sicherung.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/store/restoring.py" />
   <source>The database {1} is damaged: a copy of it is no whole database.</source>
   <translation>Die Datenbank {1} ist beschädigt: Eine Kopie davon ist keine heile Datenbank.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/store/restoring.py" />
   <source>The backup {1} is damaged.</source>
   <translation>Die Sicherung {1} ist beschädigt.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/store/restoring.py" />
   <source>Choose another one; nothing was changed.</source>
   <translation>Wählen Sie eine andere; nichts wurde geändert.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/store/restoring.py" />
   <source>The database is whole; going back to a backup would only lose work.</source>
   <translation>Die Datenbank ist heil; zu einer Sicherung zurückzugehen würde nur Arbeit verlieren.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/store/restoring.py" />
   <source>Nothing was done.</source>
   <translation>Nichts wurde getan.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/store/restoring.py" />
   <source>Move it away to start with an empty one; keep it, parts may be saved by hand.</source>
   <translation>Verschieben Sie sie, um leer neu zu beginnen; behalten Sie sie, Teile lassen sich vielleicht von Hand retten.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/store/restoring.py" />
   <source>Another Précis is open over this folder.</source>
   <translation>Ein anderes Précis ist über diesem Ordner geöffnet.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/store/restoring.py" />
   <source>Close it, then try again.</source>
   <translation>Schließen Sie es und versuchen Sie es dann erneut.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/workers/handle.py" />
   <source>exit status {1}</source>
   <translation>Endstatus {1}</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/workers/handle.py" />
   <source>signal {1}</source>
   <translation>Signal {1}</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/workers/pool.py" />
   <source>The work took longer than {1} seconds and was stopped.</source>
   <translation>Die Arbeit dauerte länger als {1} Sekunden und wurde angehalten.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/workers/pool.py" />
   <source>The work needed more than {1} MiB of memory and was stopped.</source>
   <translation>Die Arbeit brauchte mehr als {1} MiB Speicher und wurde angehalten.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/workers/pool.py" />
   <source>The worker process ended in the middle of the work{1}.</source>
   <translation>Der Arbeitsprozess endete mitten in der Arbeit{1}.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/workers/pool.py" />
   <source>The program is closing.</source>
   <translation>Das Programm wird gerade geschlossen.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/workers/pool.py" />
   <source>Start it again to go on.</source>
   <translation>Starten Sie es wieder, um weiterzumachen.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/settings.py" />
   <source>The engine “{1}” names no model.</source>
   <translation>Die Engine „{1}“ nennt kein Modell.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/settings.py" />
   <source>Set fast = "…" under [engines.{1}].</source>
   <translation>Setzen Sie fast = "…" unter [engines.{1}].</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/settings.py" />
   <source>There is no engine called “{1}”; the engines set up here are: {2}.</source>
   <translation>Es gibt keine Engine namens „{1}“; eingerichtet sind hier: {2}.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/settings.py" />
   <source>Correct that line, or move the file away.</source>
   <translation>Korrigieren Sie diese Zeile oder verschieben Sie die Datei.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/settings.py" />
   <source>The data folder {1} is not a folder.</source>
   <translation>Der Datenordner {1} ist kein Ordner.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/settings.py" />
   <source>Let PRECIS_HOME name a folder.</source>
   <translation>Lassen Sie PRECIS_HOME einen Ordner nennen.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/settings.py" />
   <source>Give yourself permission to read it.</source>
   <translation>Geben Sie sich das Recht, sie zu lesen.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/settings.py" />
   <source>Add [engines.{1}] to {2}.</source>
   <translation>Fügen Sie [engines.{1}] in {2} ein.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/domain/errors.py" />
   <source>Check the path; the file may have been moved, renamed or deleted.</source>
   <translation>Prüfen Sie den Pfad; die Datei wurde vielleicht verschoben, umbenannt oder gelöscht.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/domain/errors.py" />
   <source>Give yourself permission to read the file, then try again.</source>
   <translation>Geben Sie sich das Recht, die Datei zu lesen, und versuchen Sie es dann erneut.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/domain/errors.py" />
   <source>Choose an ordinary file.</source>
   <translation>Wählen Sie eine gewöhnliche Datei.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/domain/errors.py" />
   <source>Choose a folder that holds documents.</source>
   <translation>Wählen Sie einen Ordner, der Dokumente enthält.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/domain/errors.py" />
   <source>The file holds no bytes; it may not have been saved or downloaded fully.</source>
   <translation>Die Datei enthält keine Bytes; sie wurde vielleicht nicht ganz gespeichert oder heruntergeladen.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/domain/errors.py" />
   <source>Split the document, or export the part that matters.</source>
   <translation>Teilen Sie das Dokument oder exportieren Sie den wichtigen Teil.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/domain/errors.py" />
   <source>Wait until the program that writes the file has finished, then try again.</source>
   <translation>Warten Sie, bis das Programm, das die Datei schreibt, fertig ist, und versuchen Sie es dann erneut.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/domain/errors.py" />
   <source>Save the document as PDF, DOCX, HTML or plain text, then try again.</source>
   <translation>Speichern Sie das Dokument als PDF, DOCX, HTML oder reinen Text und versuchen Sie es dann erneut.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/domain/errors.py" />
   <source>Open the document in the program that made it and save it again.</source>
   <translation>Öffnen Sie das Dokument in dem Programm, aus dem es stammt, und speichern Sie es neu.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/domain/errors.py" />
   <source>Give the document's password, or save a copy without one.</source>
   <translation>Geben Sie das Passwort des Dokuments an oder speichern Sie eine Kopie ohne.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/domain/errors.py" />
   <source>Install tesseract-ocr so that scanned pages can be recognized, or use a copy with a text layer.</source>
   <translation>Installieren Sie tesseract-ocr, damit gescannte Seiten erkannt werden, oder nehmen Sie eine Kopie mit Textebene.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/domain/errors.py" />
   <source>The file may be damaged or made to exhaust readers; open it in its own program to check.</source>
   <translation>Die Datei ist vielleicht beschädigt oder dazu gemacht, Leser zu überlasten; öffnen Sie sie zur Prüfung in ihrem eigenen Programm.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/domain/errors.py" />
   <source>Try again; if it happens again, the file may be damaged: open it in its own program to check.</source>
   <translation>Versuchen Sie es erneut; geschieht es wieder, ist die Datei vielleicht beschädigt: Öffnen Sie sie zur Prüfung in ihrem eigenen Programm.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/domain/errors.py" />
   <source>Nothing to do: the work goes on by itself when the provider allows.</source>
   <translation>Nichts zu tun: Die Arbeit geht von selbst weiter, wenn der Anbieter es erlaubt.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/domain/errors.py" />
   <source>Check the plan and the spending limit of the account at the provider.</source>
   <translation>Prüfen Sie Tarif und Ausgabengrenze des Kontos beim Anbieter.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/domain/errors.py" />
   <source>Nothing to do: it is tried again, then on the fallback engine.</source>
   <translation>Nichts zu tun: Es wird erneut versucht, dann mit der einspringenden Engine.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/domain/errors.py" />
   <source>Try again later, or raise timeout_s of the engine in the settings.</source>
   <translation>Versuchen Sie es später erneut oder erhöhen Sie timeout_s der Engine in den Einstellungen.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/domain/errors.py" />
   <source>Check the network and the engine's base_url; a local server must be running.</source>
   <translation>Prüfen Sie das Netz und base_url der Engine; ein lokaler Server muss laufen.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/domain/errors.py" />
   <source>The fault is at the provider; it is tried again, then on the fallback engine.</source>
   <translation>Der Fehler liegt beim Anbieter; es wird erneut versucht, dann mit der einspringenden Engine.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/domain/errors.py" />
   <source>It is tried again by itself; a fallback engine in the settings would take over meanwhile.</source>
   <translation>Es wird von selbst erneut versucht; eine einspringende Engine in den Einstellungen würde solange übernehmen.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/domain/errors.py" />
   <source>Set the key again with `precis keys set ENGINE`.</source>
   <translation>Setzen Sie den Schlüssel neu mit `precis keys set ENGINE`.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/domain/errors.py" />
   <source>The account may not use this; ask whoever manages it, or choose another model.</source>
   <translation>Das Konto darf das nicht verwenden; fragen Sie, wer es verwaltet, oder wählen Sie ein anderes Modell.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/domain/errors.py" />
   <source>See `precis engines check ENGINE` for the models that the server offers.</source>
   <translation>`precis engines check ENGINE` zeigt die Modelle, die der Server anbietet.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/domain/errors.py" />
   <source>The document is split into smaller parts and tried again.</source>
   <translation>Das Dokument wird in kleinere Teile geteilt und erneut versucht.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/domain/errors.py" />
   <source>Use another engine for this document; the embedded engine never refuses.</source>
   <translation>Nehmen Sie für dieses Dokument eine andere Engine; die eingebaute lehnt nie ab.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/domain/errors.py" />
   <source>Try again, or use a larger model.</source>
   <translation>Versuchen Sie es erneut oder nehmen Sie ein größeres Modell.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/domain/errors.py" />
   <source>Use a larger model, ask for a shorter summary, or set a fallback engine in the settings.</source>
   <translation>Nehmen Sie ein größeres Modell, verlangen Sie eine kürzere Zusammenfassung oder setzen Sie eine einspringende Engine in den Einstellungen.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/domain/errors.py" />
   <source>The company's policy file decides this; ask whoever manages this computer.</source>
   <translation>Die Richtliniendatei der Firma entscheidet das; fragen Sie, wer diesen Computer verwaltet.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/domain/errors.py" />
   <source>Raise the limit under [budget] in the settings, or wait for the next period; nothing is lost.</source>
   <translation>Heben Sie die Grenze unter [budget] in den Einstellungen an oder warten Sie auf den nächsten Zeitraum; nichts ist verloren.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/domain/errors.py" />
   <source>Set `price` for the engine in the settings, or say --yes to run without a cost limit.</source>
   <translation>Setzen Sie `price` für die Engine in den Einstellungen oder sagen Sie --yes, um ohne Kostengrenze zu arbeiten.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/domain/errors.py" />
   <source>Free some space on the disk of PRECIS_HOME; then run `precis jobs resume`.</source>
   <translation>Schaffen Sie Platz auf dem Datenträger von PRECIS_HOME; führen Sie dann `precis jobs resume` aus.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/domain/errors.py" />
   <source>Make PRECIS_HOME writable, or set PRECIS_HOME to a folder that is.</source>
   <translation>Machen Sie PRECIS_HOME beschreibbar oder setzen Sie PRECIS_HOME auf einen Ordner, der es ist.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/domain/errors.py" />
   <source>Another program holds the database; close it, then try again.</source>
   <translation>Ein anderes Programm hält die Datenbank; schließen Sie es und versuchen Sie es dann erneut.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/domain/errors.py" />
   <source>Run `precis doctor`; a backup lies beside the database.</source>
   <translation>Führen Sie `precis doctor` aus; eine Sicherung liegt neben der Datenbank.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/domain/errors.py" />
   <source>Update Précis, or set PRECIS_HOME to another folder.</source>
   <translation>Aktualisieren Sie Précis oder setzen Sie PRECIS_HOME auf einen anderen Ordner.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/domain/errors.py" />
   <source>The key is kept in memory for this run; set PRECIS_KEY_&lt;ENGINE&gt; for headless use.</source>
   <translation>Der Schlüssel bleibt für diesen Lauf im Arbeitsspeicher; setzen Sie PRECIS_KEY_&lt;ENGINE&gt; für den Betrieb ohne Fenster.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/domain/errors.py" />
   <source>Try again; if it happens again, the document may be made to exhaust programs that open it.</source>
   <translation>Versuchen Sie es erneut; geschieht es wieder, ist das Dokument vielleicht dazu gemacht, Programme zu überlasten, die es öffnen.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/domain/tables.py" />
   <source>In {1}, `{2}` {3}.</source>
   <translation>In {1}: `{2}` {3}.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/domain/tables.py" />
   <source>Did you mean `{1}`?</source>
   <translation>Meinten Sie `{1}`?</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/domain/tables.py" />
   <source>Known here: {1}.</source>
   <translation>Hier bekannt: {1}.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/domain/tables.py" />
   <source>{1} has a setting that does not exist: `{2}`.</source>
   <translation>{1} hat eine Einstellung, die es nicht gibt: `{2}`.</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/domain/tables.py" />
   <source>has to be {1}</source>
   <translation>muss {1} sein</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/domain/tables.py" />
   <source>a text in quotes</source>
   <translation>ein Text in Anführungszeichen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/domain/tables.py" />
   <source>true or false</source>
   <translation>true oder false</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/domain/tables.py" />
   <source>a whole number</source>
   <translation>eine ganze Zahl</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/domain/tables.py" />
   <source>a number</source>
   <translation>eine Zahl</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/domain/tables.py" />
   <source>an amount in dollars</source>
   <translation>ein Betrag in Dollar</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/domain/tables.py" />
   <source>a table: [{1}]</source>
   <translation>eine Tabelle: [{1}]</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/domain/tables.py" />
   <source>has to be a list of texts</source>
   <translation>muss eine Liste von Texten sein</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/domain/tables.py" />
   <source>has to be a table of texts</source>
   <translation>muss eine Tabelle von Texten sein</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/domain/tables.py" />
   <source>has to be one of {1}</source>
   <translation>muss eines sein von {1}</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/domain/tables.py" />
   <source>can't be negative</source>
   <translation>kann nicht negativ sein</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/domain/tables.py" />
   <source>has to be a number of at least 0</source>
   <translation>muss eine Zahl ab 0 sein</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/domain/tables.py" />
   <source>a list of texts</source>
   <translation>eine Liste von Texten</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/domain/tables.py" />
   <source>a table of texts</source>
   <translation>eine Tabelle von Texten</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/domain/tables.py" />
   <source>is missing</source>
   <translation>fehlt</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/domain/wording.py" />
   <source>fast</source>
   <translation>schnell</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/domain/wording.py" />
   <source>accurate</source>
   <translation>genau</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/domain/wording.py" />
   <source>brief</source>
   <translation>kurz</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/domain/wording.py" />
   <source>standard</source>
   <translation>mittel</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/domain/wording.py" />
   <source>detailed</source>
   <translation>ausführlich</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/domain/wording.py" />
   <source>call</source>
   <translation>Aufruf</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/domain/wording.py" />
   <source>job</source>
   <translation>Auftrag</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/domain/wording.py" />
   <source>day</source>
   <translation>Tag</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/domain/wording.py" />
   <source>month</source>
   <translation>Monat</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/domain/wording.py" />
   <source>Permission denied</source>
   <translation>Zugriff verweigert</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/domain/wording.py" />
   <source>No such file or directory</source>
   <translation>Datei oder Ordner nicht gefunden</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/domain/wording.py" />
   <source>Is a directory</source>
   <translation>Das ist ein Ordner</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/domain/wording.py" />
   <source>Not a directory</source>
   <translation>Das ist kein Ordner</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/domain/wording.py" />
   <source>No space left on device</source>
   <translation>Kein Platz mehr auf dem Datenträger</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/domain/wording.py" />
   <source>Read-only file system</source>
   <translation>Das Dateisystem ist schreibgeschützt</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/domain/wording.py" />
   <source>Input/output error</source>
   <translation>Ein-/Ausgabefehler</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/domain/wording.py" />
   <source>File name too long</source>
   <translation>Der Dateiname ist zu lang</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/domain/wording.py" />
   <source>Operation not permitted</source>
   <translation>Nicht erlaubt</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/privacy/datamap.py" />
   <source>the document's text, as numbered passages</source>
   <translation>der Text des Dokuments, als nummerierte Stellen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/privacy/datamap.py" />
   <source>the instructions of the task, with focus and language where they are set</source>
   <translation>die Anweisungen der Aufgabe, mit Schwerpunkt und Sprache, wo sie gesetzt sind</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/privacy/datamap.py" />
   <source>labels with their descriptions, for classifying</source>
   <translation>Labels mit ihren Beschreibungen, zum Einordnen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/privacy/datamap.py" />
   <source>examples: texts whose label a person decided</source>
   <translation>Beispiele: Texte, deren Label ein Mensch entschieden hat</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/privacy/datamap.py" />
   <source>sentences of the summary with their passages, for checking</source>
   <translation>Sätze der Zusammenfassung mit ihren Stellen, zum Prüfen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/privacy/datamap.py" />
   <source>file names and paths</source>
   <translation>Dateinamen und Pfade</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/privacy/datamap.py" />
   <source>keys of other engines</source>
   <translation>Schlüssel anderer Engines</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/privacy/datamap.py" />
   <source>other documents</source>
   <translation>andere Dokumente</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/privacy/datamap.py" />
   <source>history and settings</source>
   <translation>Verlauf und Einstellungen</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/privacy/datamap.py" />
   <source>Précis itself</source>
   <translation>Précis selbst</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/privacy/datamap.py" />
   <source>nothing is sent</source>
   <translation>nichts wird gesendet</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/privacy/datamap.py" />
   <source>no, unless the server on this machine passes it on</source>
   <translation>nein, außer der Server auf diesem Computer gibt es weiter</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/privacy/datamap.py" />
   <source>an opaque id of the person (user tag)</source>
   <translation>eine Kennung der Person, die nichts verrät (Nutzerkennung)</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/privacy/datamap.py" />
   <source>a server on this machine</source>
   <translation>ein Server auf diesem Computer</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/privacy/terms.py" />
   <source>unknown</source>
   <translation>unbekannt</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/tasks/languages.py" />
   <source>Arabic</source>
   <translation>Arabisch</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/tasks/languages.py" />
   <source>Czech</source>
   <translation>Tschechisch</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/tasks/languages.py" />
   <source>Danish</source>
   <translation>Dänisch</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/tasks/languages.py" />
   <source>German</source>
   <translation>Deutsch</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/tasks/languages.py" />
   <source>Greek</source>
   <translation>Griechisch</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/tasks/languages.py" />
   <source>English</source>
   <translation>Englisch</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/tasks/languages.py" />
   <source>Spanish</source>
   <translation>Spanisch</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/tasks/languages.py" />
   <source>Finnish</source>
   <translation>Finnisch</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/tasks/languages.py" />
   <source>French</source>
   <translation>Französisch</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/tasks/languages.py" />
   <source>Hebrew</source>
   <translation>Hebräisch</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/tasks/languages.py" />
   <source>Hindi</source>
   <translation>Hindi</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/tasks/languages.py" />
   <source>Hungarian</source>
   <translation>Ungarisch</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/tasks/languages.py" />
   <source>Italian</source>
   <translation>Italienisch</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/tasks/languages.py" />
   <source>Japanese</source>
   <translation>Japanisch</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/tasks/languages.py" />
   <source>Korean</source>
   <translation>Koreanisch</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/tasks/languages.py" />
   <source>Norwegian</source>
   <translation>Norwegisch</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/tasks/languages.py" />
   <source>Dutch</source>
   <translation>Niederländisch</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/tasks/languages.py" />
   <source>Polish</source>
   <translation>Polnisch</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/tasks/languages.py" />
   <source>Portuguese</source>
   <translation>Portugiesisch</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/tasks/languages.py" />
   <source>Romanian</source>
   <translation>Rumänisch</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/tasks/languages.py" />
   <source>Russian</source>
   <translation>Russisch</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/tasks/languages.py" />
   <source>Swedish</source>
   <translation>Schwedisch</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/tasks/languages.py" />
   <source>Turkish</source>
   <translation>Türkisch</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/tasks/languages.py" />
   <source>Ukrainian</source>
   <translation>Ukrainisch</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/tasks/languages.py" />
   <source>Vietnamese</source>
   <translation>Vietnamesisch</translation>
  </message>
  <message>
   <location filename="../../desktop/precis/tasks/languages.py" />
   <source>Chinese</source>
   <translation>Chinesisch</translation>
  </message>
  <message>
   <location filename="../../resources/labels/document-type.toml" />
   <source>Document type</source>
   <translation>Art des Dokuments</translation>
  </message>
  <message>
   <location filename="../../resources/labels/mail-intent.toml" />
   <source>What a mail wants</source>
   <translation>Was eine Mail will</translation>
  </message>
  <message>
   <location filename="../../resources/labels/mail-intent.toml" />
   <source>Mail intent</source>
   <translation>Absicht der Mail</translation>
  </message>
  <message>
   <location filename="../../resources/labels/news-topic.toml" />
   <source>News topic</source>
   <translation>Thema einer Nachricht</translation>
  </message>
  <message>
   <location filename="../../resources/labels/priority.toml" />
   <source>Priority</source>
   <translation>Dringlichkeit</translation>
  </message>
  <message>
   <location filename="../../resources/privacy/terms.toml" />
   <source>API</source>
   <translation>API</translation>
  </message>
  <message>
   <location filename="../../resources/privacy/terms.toml" />
   <source>Abuse monitoring logs hold prompts and replies for up to 30 days, longer where the law or safety requires it.</source>
   <translation>Protokolle gegen Missbrauch halten Prompts und Antworten bis zu 30 Tage, länger, wo Gesetz oder Sicherheit es verlangen.</translation>
  </message>
  <message>
   <location filename="../../resources/privacy/terms.toml" />
   <source>Data sent to the API is not used to train models unless the customer opts in.</source>
   <translation>An die API gesendete Daten dienen nicht dem Training von Modellen, es sei denn, der Kunde stimmt zu.</translation>
  </message>
  <message>
   <location filename="../../resources/privacy/terms.toml" />
   <source>Zero data retention and modified abuse monitoring, after approval by the provider.</source>
   <translation>Keine Aufbewahrung („zero data retention“) und angepasste Missbrauchskontrolle, nach Zustimmung des Anbieters.</translation>
  </message>
  <message>
   <location filename="../../resources/privacy/terms.toml" />
   <source>API, commercial terms</source>
   <translation>API, Geschäftsbedingungen für Unternehmen</translation>
  </message>
  <message>
   <location filename="../../resources/privacy/terms.toml" />
   <source>Inputs and outputs are deleted within 30 days; up to 2 years where they are flagged as against the usage policy.</source>
   <translation>Eingaben und Ausgaben werden binnen 30 Tagen gelöscht; bis zu 2 Jahre bleiben sie, wo sie als Verstoß gegen die Nutzungsrichtlinie gelten.</translation>
  </message>
  <message>
   <location filename="../../resources/privacy/terms.toml" />
   <source>API data is not used for training unless an agreement with the customer says otherwise.</source>
   <translation>Daten der API dienen nicht dem Training, es sei denn, eine Vereinbarung mit dem Kunden sagt anderes.</translation>
  </message>
  <message>
   <location filename="../../resources/privacy/terms.toml" />
   <source>Zero data retention agreement, after approval by the provider.</source>
   <translation>Vereinbarung über keine Aufbewahrung („zero data retention“), nach Zustimmung des Anbieters.</translation>
  </message>
  <message>
   <location filename="../../resources/privacy/terms.toml" />
   <source>paid services</source>
   <translation>bezahlte Dienste</translation>
  </message>
  <message>
   <location filename="../../resources/privacy/terms.toml" />
   <source>Prompts, context and output are kept for 55 days for abuse monitoring.</source>
   <translation>Prompts, Kontext und Ausgaben werden zur Missbrauchskontrolle 55 Tage aufbewahrt.</translation>
  </message>
  <message>
   <location filename="../../resources/privacy/terms.toml" />
   <source>Prompts and replies of paid services are not used to improve products.</source>
   <translation>Prompts und Antworten bezahlter Dienste dienen nicht der Verbesserung von Produkten.</translation>
  </message>
  <message>
   <location filename="../../resources/privacy/terms.toml" />
   <source>unpaid services</source>
   <translation>unbezahlte Dienste</translation>
  </message>
  <message>
   <location filename="../../resources/privacy/terms.toml" />
   <source>Prompts, context and output are kept for 55 days for abuse monitoring; retention for product use is unknown.</source>
   <translation>Prompts, Kontext und Ausgaben werden zur Missbrauchskontrolle 55 Tage aufbewahrt; wie lange für Produkte, ist unbekannt.</translation>
  </message>
  <message>
   <location filename="../../resources/privacy/terms.toml" />
   <source>Content is used to improve products and people may read it, outside the EEA, Switzerland and the United Kingdom.</source>
   <translation>Inhalte dienen der Verbesserung von Produkten, und Menschen können sie lesen, außerhalb des EWR, der Schweiz und des Vereinigten Königreichs.</translation>
  </message>
  <message>
   <location filename="../../resources/privacy/terms.toml" />
   <source>Use a project with billing: the paid terms apply.</source>
   <translation>Nehmen Sie ein Projekt mit Abrechnung: Dann gelten die Bedingungen der bezahlten Dienste.</translation>
  </message>
  <message>
   <location filename="../../resources/privacy/terms.toml" />
   <source>GroqCloud</source>
   <translation>GroqCloud</translation>
  </message>
  <message>
   <location filename="../../resources/privacy/terms.toml" />
   <source>Inference requests are not kept by default; some are, for up to 30 days, for batch jobs, reliability or abuse.</source>
   <translation>Anfragen werden in der Regel nicht aufbewahrt; manche bis zu 30 Tage, für Stapelaufträge, Zuverlässigkeit oder wegen Missbrauchs.</translation>
  </message>
  <message>
   <location filename="../../resources/privacy/terms.toml" />
   <source>Customer data of inference requests is not retained by default.</source>
   <translation>Kundendaten aus Anfragen werden in der Regel nicht aufbewahrt.</translation>
  </message>
  <message>
   <location filename="../../resources/privacy/terms.toml" />
   <source>Zero data retention in the data controls of the console.</source>
   <translation>Keine Aufbewahrung („zero data retention“), in den Dateneinstellungen der Konsole.</translation>
  </message>
  <message>
   <location filename="../../resources/privacy/terms.toml" />
   <source>With zero data retention, inputs and outputs are not kept longer than it takes to answer.</source>
   <translation>Ohne Aufbewahrung („zero data retention“) bleiben Eingaben und Ausgaben nicht länger, als die Antwort dauert.</translation>
  </message>
  <message>
   <location filename="../../resources/privacy/terms.toml" />
   <source>Zero data retention on paid plans, for stateless calls, on request.</source>
   <translation>Keine Aufbewahrung („zero data retention“) in bezahlten Tarifen, für zustandslose Aufrufe, auf Anfrage.</translation>
  </message>
  <message>
   <location filename="../../resources/privacy/terms.toml" />
   <source>routing to other providers</source>
   <translation>Weiterleitung an andere Anbieter</translation>
  </message>
  <message>
   <location filename="../../resources/privacy/terms.toml" />
   <source>Depends on the provider that a request is routed to; OpenRouter keeps prompts only if the account opts in.</source>
   <translation>Hängt vom Anbieter ab, an den eine Anfrage geht; OpenRouter bewahrt Prompts nur auf, wenn das Konto zustimmt.</translation>
  </message>
  <message>
   <location filename="../../resources/privacy/terms.toml" />
   <source>Each provider has its own policy; requests can be limited to those that keep nothing.</source>
   <translation>Jeder Anbieter hat eigene Regeln; Anfragen lassen sich auf solche beschränken, die nichts aufbewahren.</translation>
  </message>
  <message>
   <location filename="../../resources/privacy/terms.toml" />
   <source>Per request and in the account's privacy settings.</source>
   <translation>Je Anfrage und in den Datenschutzeinstellungen des Kontos.</translation>
  </message>
 </context>
</TS>
