import json
import logging
from urllib.parse import parse_qs

import pytest
import responses
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from google.auth.exceptions import RefreshError
from google.auth.transport.requests import Request

from sheetsync.adapters.google.client import SPREADSHEETS, GoogleClient
from sheetsync.adapters.google.credentials import KEY, find
from sheetsync.adapters.google.retry import RetryPolicy
from sheetsync.adapters.google.token import token_refused
from sheetsync.errors import AccessError, UnavailableError

BOT = "roadmap-bot@example-project.iam.gserviceaccount.com"
TOKENS = "https://oauth2.googleapis.com/token"
EXCHANGE = "https://sts.googleapis.com/v1/token"
IMPERSONATE = f"https://iamcredentials.googleapis.com/v1/projects/-/serviceAccounts/{BOT}:generateAccessToken"
READ = "https://www.googleapis.com/auth/spreadsheets.readonly"
WRITE = "https://www.googleapis.com/auth/spreadsheets"


@pytest.fixture(scope="session")
def key():
    made = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    text = made.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    ).decode()
    return {
        "type": "service_account",
        "project_id": "example-project",
        "private_key_id": "k1",
        "private_key": text,
        "client_email": BOT,
        "token_uri": TOKENS,
    }


@pytest.fixture
def google():
    with responses.RequestsMock() as mock:
        yield mock


def federation(tmp_path, **changes):
    (tmp_path / "oidc").write_text("GITHUB-TOKEN")
    return {
        "type": "external_account",
        "audience": "//iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/p/providers/github",
        "subject_token_type": "urn:ietf:params:oauth:token-type:jwt",
        "token_url": EXCHANGE,
        "credential_source": {"file": str(tmp_path / "oidc")},
        "service_account_impersonation_url": IMPERSONATE,
        **changes,
    }


@pytest.mark.parametrize(("writing", "scope"), [(False, READ), (True, WRITE)])
def test_a_key_asks_for_no_more_than_the_command_needs(google, key, writing, scope):
    google.post(TOKENS, json={"access_token": "t", "expires_in": 3600})

    who = find({"SHEETSYNC_GOOGLE_KEY": json.dumps(key)}, writing=writing)
    who.credentials.refresh(Request())

    assert (who.address, who.way) == (BOT, "service account key")
    assert who.credentials.token == "t"
    assert who.credentials.scopes == [scope]


def test_a_file_is_read_by_its_type(google, key, tmp_path):
    file = tmp_path / "key.json"
    file.write_text(json.dumps(key))

    assert find({"GOOGLE_APPLICATION_CREDENTIALS": str(file)}, writing=False).address == BOT


def test_a_federation_goes_through_its_service_account(google, tmp_path):
    google.post(
        EXCHANGE,
        json={"access_token": "federated", "issued_token_type": "x", "token_type": "Bearer", "expires_in": 600},
    )
    google.post(IMPERSONATE, json={"accessToken": "bot-token", "expireTime": "2030-01-01T00:00:00Z"})
    file = tmp_path / "gha-creds.json"
    file.write_text(json.dumps(federation(tmp_path)))

    who = find({"GOOGLE_APPLICATION_CREDENTIALS": str(file)}, writing=True)
    who.credentials.refresh(Request())

    assert (who.address, who.credentials.token) == (BOT, "bot-token")
    assert json.loads(google.calls[1].request.body)["scope"] == [WRITE]


@pytest.mark.parametrize(
    "source",
    [
        {"executable": {"command": "/bin/token", "timeout_millis": 5000}},
        {
            "environment_id": "aws1",
            "region_url": "http://169.254.169.254/latest/meta-data/placement/availability-zone",
            "url": "http://169.254.169.254/latest/meta-data/iam/security-credentials",
            "regional_cred_verification_url": "https://sts.{region}.amazonaws.com?Action=GetCallerIdentity",
        },
    ],
    ids=["a program", "amazon"],
)
def test_a_federation_from_elsewhere_has_an_address_too(tmp_path, source):
    fields = federation(tmp_path, credential_source=source)

    assert find({"SHEETSYNC_GOOGLE_KEY": json.dumps(fields)}, writing=False).address == BOT


def test_a_bare_federation_has_nobody_to_share_a_sheet_with(tmp_path):
    file = tmp_path / "gha-creds.json"
    file.write_text(json.dumps(federation(tmp_path, service_account_impersonation_url=None)))

    with pytest.raises(AccessError, match="service account"):
        find({"GOOGLE_APPLICATION_CREDENTIALS": str(file)}, writing=True)


def test_a_sign_in_keeps_its_own_scopes(google):
    google.post(TOKENS, json={"access_token": "t", "expires_in": 3600})
    fields = {
        "type": "authorized_user",
        "client_id": "c",
        "client_secret": "s",
        "refresh_token": "r",
        "account": "ana@example.com",
    }

    who = find({"SHEETSYNC_GOOGLE_KEY": json.dumps(fields)}, writing=True)
    who.credentials.refresh(Request())

    assert who.address == "ana@example.com"
    assert "scope" not in parse_qs(google.calls[0].request.body)


def test_the_machine_may_have_its_own(monkeypatch, tmp_path, key):
    file = tmp_path / "application_default_credentials.json"
    file.write_text(json.dumps(key))
    monkeypatch.setenv("GOOGLE_APPLICATION_CREDENTIALS", str(file))

    who = find({}, writing=False)

    assert (who.address, who.way) == (BOT, "the machine's own credentials")
    assert who.credentials.scopes == [READ]


def test_no_credentials_say_three_ways_to_get_some(monkeypatch, tmp_path):
    for name in ("GOOGLE_APPLICATION_CREDENTIALS", "CLOUDSDK_CONFIG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("CLOUDSDK_CONFIG", str(tmp_path))
    monkeypatch.setenv("NO_GCE_CHECK", "true")

    with pytest.raises(AccessError, match="SHEETSYNC_GOOGLE_KEY"):
        find({}, writing=False)


def test_a_test_server_gets_no_credentials_even_where_there_are_some(key):
    who = find({"SHEETSYNC_API_ROOT": "http://127.0.0.1:1", "SHEETSYNC_GOOGLE_KEY": json.dumps(key)}, writing=True)

    assert not who.address
    assert who.credentials.token is None


@pytest.mark.parametrize(
    "text",
    ["", "CANARY", "[]", '{"CANARY": 1}', '{"type": "CANARY"}', '{"type": "service_account", "private_key": "CANARY"}'],
)
def test_broken_credentials_are_named_and_never_shown(text, tmp_path):
    file = tmp_path / "key.json"
    file.write_text(text)

    with pytest.raises(AccessError) as raised:
        find({"GOOGLE_APPLICATION_CREDENTIALS": str(file)}, writing=True)
    assert "key.json" in str(raised.value)
    assert "CANARY" not in str(raised.value)


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(AccessError, match=r"nowhere\.json"):
        find({"GOOGLE_APPLICATION_CREDENTIALS": str(tmp_path / "nowhere.json")}, writing=True)


@pytest.mark.parametrize(
    ("answer", "error", "says"),
    [
        (
            {"status": 400, "json": {"error": "invalid_grant", "error_description": "Invalid JWT Signature."}},
            AccessError,
            "clock",
        ),
        (
            {"status": 400, "json": {"error": "invalid_grant", "error_description": "Account gone CANARY"}},
            AccessError,
            "revoked",
        ),
        ({"status": 401, "json": {"error": "unauthorized_client"}}, AccessError, BOT),
        ({"status": 503, "json": {"error": "temporarily_unavailable"}}, UnavailableError, "token endpoint"),
    ],
)
def test_a_refused_token_says_what_to_mend(google, key, answer, error, says, monkeypatch):
    monkeypatch.setattr("time.sleep", lambda _: None)
    google.post(TOKENS, **answer)
    who = find({"SHEETSYNC_GOOGLE_KEY": json.dumps(key)}, writing=True)
    client = GoogleClient(who.credentials, who=who.address, retry=RetryPolicy(attempts=1))

    with pytest.raises(error, match=says) as raised:
        client.request("post", f"{SPREADSHEETS}/k:batchUpdate", json={})
    assert "CANARY" not in str(raised.value)
    assert client.sent == {"read": 0, "write": 0}


def test_no_level_of_logging_shows_a_key_or_a_token(google, key, caplog):
    caplog.set_level(logging.DEBUG)
    google.post(TOKENS, json={"access_token": "CANARY", "expires_in": 3600})
    google.get(f"{SPREADSHEETS}/k", json={"title": "CANARY"})
    identity = find({"SHEETSYNC_GOOGLE_KEY": json.dumps(key | {"private_key_id": "CANARY"})}, writing=True)

    GoogleClient(identity.credentials, who=identity.address).get("k", dict)

    assert google.calls[1].request.headers["authorization"] == "Bearer CANARY"
    logged = caplog.text + repr(identity)
    assert not [each for each in ("CANARY", "PRIVATE KEY", "assertion") if each in logged]


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("IAM Service Account Credentials API has not been used in project 1; iamcredentials.googleapis.com", "is off"),
        ("Permission 'iam.serviceAccounts.getAccessToken' denied on resource", "Workload Identity User"),
        ('{"error":"unauthorized_client","error_description":"rejected by the attribute condition."}', "repository"),
        ('{"error":"invalid_target"}', "GCP_WORKLOAD_IDENTITY_PROVIDER"),
        ("invalid_grant: Invalid JWT Signature.", "make a new key"),
        ("invalid_grant: Token has been expired or revoked.", "revoked or has expired"),
        ("something new", "check the key"),
    ],
)
def test_why_there_is_no_token_is_told_and_the_answer_is_not(answer, said):
    refused = token_refused(RefreshError(f"{answer} CANARY"), "robot@example.com")

    assert said in str(refused)
    assert "CANARY" not in str(refused)


def test_a_sign_in_that_goes_as_the_account_is_known():
    source = {"type": "authorized_user", "client_id": "c", "client_secret": "s", "refresh_token": "r"}
    address = (
        "https://iamcredentials.googleapis.com/v1/projects/-/serviceAccounts/robot@example.com:generateAccessToken"
    )
    key = {
        "type": "impersonated_service_account",
        "service_account_impersonation_url": address,
        "source_credentials": source,
        "delegates": [],
    }
    found = find({KEY: json.dumps(key)}, writing=True)

    assert found.address == "robot@example.com"
    assert found.credentials._target_scopes == [WRITE]
