import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { NAME_RULES, nameOf, type Subject } from "../../scripts/model/names.ts";
import type { HttpMethod } from "../../scripts/model/types.ts";
import { parameterIdentifier } from "../../scripts/model/reserved.ts";
import { typeNameOf } from "../../scripts/model/type-names.ts";
import { VERBS } from "../../scripts/model/verbs.ts";
import { camelCase, wordsOf } from "../../scripts/model/words.ts";

function name(call: string, more: Partial<Subject> = {}): string {
  const [http = "", route = ""] = call.split(" ");
  const subject = { fixed: [], isListPage: false, isStream: false, ...more };
  return nameOf({ http: http as HttpMethod, route, ...subject }).join("."); // as the cases spell it
}

const LIST = { isListPage: true };
const STREAM = { isStream: true };

describe("names", () => {
  test.each<[call: string, want: string, more?: Partial<Subject>]>([
    ["POST /v1/messages", "messages.create"],
    ["POST /v1/messages/count_tokens", "messages.countTokens"],
    ["POST /v1/messages/batches", "messages.batches.create"],
    ["GET /v1/messages/batches", "messages.batches.list", LIST],
    ["GET /v1/messages/batches/{message_batch_id}", "messages.batches.retrieve"],
    ["DELETE /v1/messages/batches/{message_batch_id}", "messages.batches.delete"],
    ["POST /v1/messages/batches/{message_batch_id}/cancel", "messages.batches.cancel"],
    ["GET /v1/messages/batches/{message_batch_id}/results", "messages.batches.results", STREAM],
    ["GET /v1/files/{file_id}/content", "files.content", STREAM],
    ["POST /v1/complete", "complete"],
    ["GET /v1/skills/{skill_id}/versions/{version}", "skills.versions.retrieve"],
    // a leading v1 is no part of a name, any other version is
    ["GET /v2/things", "v2.things.list"],
    ["GET /api/v1/things", "api.v1.things.list"],
    // one thing
    ["PATCH /things/{id}", "things.update"],
    ["POST /things/{id}", "things.update"],
    ["PUT /things/{id}", "things.replace"],
    ["HEAD /things/{id}", "things.head"],
    ["GET /things/{owner}/{name}", "things.retrieve"],
    ["GET /things/{file}.json", "things.retrieve"],
    ["GET /things/{base}...{head}", "things.retrieve"],
    ["GET /api/v{version}/things/{id}", "api.things.retrieve"],
    // one name with a part that varies
    ["GET /audio/{id}/stream.{container}", "audio.stream"],
    ["GET /areas/nearest.{format}", "areas.getNearest"],
    ["POST /devices/{id}/image{number}", "devices.image"],
    ["GET /feeds/page-{number}/items", "feeds.page.items.list"],
    ["GET /{id}", "retrieve"],
    // many things
    ["GET /things", "things.list"],
    ["DELETE /things", "things.deleteAll"],
    ["PUT /things", "things.replaceAll"],
    ["PATCH /things", "things.updateAll"],
    ["QUERY /things", "things.query"],
    ["GET /news-feed", "newsFeed.list", LIST],
    // anything else
    ["GET /me", "getMe"],
    ["POST /news-feed", "newsFeed", LIST],
    ["DELETE /files/{id}/content", "files.deleteContent", STREAM],
    ["GET /users.json5", "getUsersJson5"],
    ["GET /{id}:a:b", "retrieve"],
    ["GET /health", "getHealth"],
    ["GET /news", "news.list", LIST],
    ["GET /things/{id}/usage", "things.getUsage"],
    ["PUT /things/{id}/lock", "things.setLock"],
    ["PATCH /settings/profile", "settings.updateProfile"],
    ["DELETE /things/{id}/lock", "things.deleteLock"],
    ["POST /things/{id}/lock", "things.lock"],
    ["HEAD /me", "headMe"],
    ["OPTIONS /me", "optionsMe"],
    // a first word that is a verb
    ["GET /search", "search"],
    ["GET /search/things", "search.things.list"],
    ["POST /check-items", "checkItems"],
    ["GET /things/{id}/download_links", "things.downloadLinks"],
    ["GET /getUser", "getUser"],
    ["GET /users/listAll", "users.listAll"],
    ["POST /teams/{id}/addMembers", "teams.addMembers"],
    ["POST /createUsers", "createUsers"],
    // the form of an answer
    ["POST /2010-04-01/Accounts/{Sid}/Messages.json", "_20100401.accounts.messages.create"],
    ["GET /tickets.json", "tickets.list"],
    ["GET /orders/count.xml", "orders.count"],
    ["GET /users.{format}", "users.list"],
    ["GET /users.{_format}", "users.list"],
    ["GET /.json", "getJson"],
    ["GET /files/{name}.{format}", "files.retrieve"],
    // OData
    ["GET /Users('{id}')", "users.retrieve"],
    ["PATCH /Users({id})", "users.update"],
    ["GET /Users('{id}')/Messages", "users.messages.list"],
    ["GET /Users('{id}')/getDelta(token='{token}')", "users.getDelta"],
    ["POST /Users('{id}')/graph.revoke(at={at})", "users.graphRevoke"],
    // a verb after a colon
    ["POST /v1/models/{model}:batchGet", "models.batchGet"],
    ["GET /v1/models:search", "models.search"],
    ["POST /v1/{name}:cancel", "cancel"],
    ["POST /v1/things/{id}:mark-read", "things.markRead"],
    // the root
    ["GET /", "getRoot"],
    ["POST /v1", "root"],
    // spellings
    ["GET /HTTPRoutes", "httpRoutes.list"],
    ["GET /oauth2/tokens", "oauth2.tokens.list"],
    ["POST /2fa", "_2Fa"],
    ["GET /straße/öle", "straße.getÖle"],
    ["GET /stra%C3%9Fe/o\u0308le", "straße.getÖle"],
    ["GET /50%25/%C3", "_5025.getC3"],
    ["GET /things/-/all_items", "things.allItems.list"],
    // fixed qualifiers read as one more segment
    ["POST /", "createUser", { fixed: ["CreateUser"] }],
    ["GET /{bucket}", "getAcl", { fixed: ["acl"] }],
    ["GET /things", "things.versions.list", { fixed: ["versions"] }],
  ])("%s is %s", (call, want, more) => {
    expect(name(call, more)).toBe(want);
  });

  test.each(VERBS)("$verb is an action, in the singular and before a noun", ({ verb }) => {
    expect(name(`GET /${verb}`)).toBe(verb);
    expect(name(`POST /things/{id}/${verb}_items`)).toMatch(/^things\.[a-z]+Items$/);
  });

  test("every rule says something of its own", () => {
    expect(new Set(NAME_RULES.map(({ rule }) => rule)).size).toBe(NAME_RULES.length);
  });
});

const PAGE = readFileSync(join(import.meta.dirname, "../../docs/names.md"), "utf8");

test("docs/names.md shows what the rules make", () => {
  const methods = [...PAGE.matchAll(/^\| `([A-Z]+ [^`]*)` +\| `([^`]*)`/gm)];
  expect(methods.map(([, call = ""]) => name(call))).toEqual(methods.map(([, , want]) => want));
  const others = [...PAGE.matchAll(/^\| (schema|parameter) `([^`]*)` +\| `([^`]*)`/gm)];
  const made = others.map(([, kind, given = ""]) =>
    kind === "schema" ? typeNameOf(given) : parameterIdentifier(camelCase(wordsOf(given))),
  );
  expect(made).toEqual(others.map(([, , , want]) => want));
  expect([methods.length, others.length]).toEqual([11, 5]);
});
