"""google-auth gets its tokens from the local server, in the ways that a scheduled run has."""

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from google.auth import identity_pool
from google.auth.exceptions import RefreshError
from google.auth.transport.requests import Request
from google.oauth2 import service_account

from localsheets import SERVICE_ACCOUNT

SCOPES = ["https://www.googleapis.com/auth/spreadsheets"]


@pytest.fixture
def transport():
    transport = Request()
    yield transport
    transport.session.close()


@pytest.fixture(scope="module")
def key():
    made = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    encoding, form = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8
    return made.private_bytes(encoding, form, serialization.NoEncryption()).decode()


def account(google, key):
    about = {"client_email": SERVICE_ACCOUNT, "token_uri": f"{google.url}/token", "private_key": key}
    return service_account.Credentials.from_service_account_info(about, scopes=SCOPES)


def test_a_service_accounts_key_gives_a_token_with_its_scopes(google, transport, key, ask):
    google.control.strict_tokens = True
    sheet = google.spreadsheet([["a"]])
    credentials = account(google, key)

    credentials.refresh(transport)

    bearer = {"Authorization": f"Bearer {credentials.token}"}
    assert ask("GET", f"/v4/spreadsheets/{sheet.id}?fields=spreadsheetId", **bearer)[0] == 200
    assert ask("GET", f"/drive/v3/files/{sheet.id}", **bearer)[0] == 403


def test_a_key_that_is_refused_is_a_refresh_error(google, transport, key):
    google.control.token_refusal = "invalid_grant"

    with pytest.raises(RefreshError, match="invalid_grant"):
        account(google, key).refresh(transport)


def test_a_workflows_identity_is_exchanged_and_acts_as_the_service_account(google, transport, tmp_path):
    path = tmp_path / "token"
    path.write_text("subject")
    credentials = a_workflow(google, path)

    credentials.refresh(transport)

    assert google.world.caller(credentials.token).email == SERVICE_ACCOUNT
    assert [call.path for call in google.log] == [
        "/v1/token",
        f"/v1/projects/-/serviceAccounts/{SERVICE_ACCOUNT}:generateAccessToken",
    ]


def a_workflow(google, path):
    about = {
        "type": "external_account",
        "audience": "//iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/p/providers/g",
        "subject_token_type": "urn:ietf:params:oauth:token-type:jwt",
        "token_url": f"{google.url}/v1/token",
        "service_account_impersonation_url": (
            f"{google.url}/v1/projects/-/serviceAccounts/{SERVICE_ACCOUNT}:generateAccessToken"
        ),
        "credential_source": {"file": str(path)},
    }
    return identity_pool.Credentials.from_info(about, scopes=SCOPES)
