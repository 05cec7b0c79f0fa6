"""What Google answers when it refuses, in its own form."""

from typing import Any

Json = dict[str, Any]

STATUS_NAMES = {
    400: "INVALID_ARGUMENT",
    401: "UNAUTHENTICATED",
    403: "PERMISSION_DENIED",
    404: "NOT_FOUND",
    408: "DEADLINE_EXCEEDED",
    409: "ABORTED",
    429: "RESOURCE_EXHAUSTED",
    500: "INTERNAL",
    501: "UNIMPLEMENTED",
    503: "UNAVAILABLE",
    504: "DEADLINE_EXCEEDED",
}

PROTECTED = (
    "You are trying to edit a protected cell or object. "
    "Please contact the spreadsheet owner to remove protection if you need to edit."
)
NO_PERMISSION = "The caller does not have permission"
NOT_FOUND = "Requested entity was not found."


class RefusedError(Exception):
    """One request of a batch, or one range, can't be done; becomes a 400 that says which."""


class ApiError(Exception):
    """An answer that is not a 2xx, with the body that Google gives."""

    def __init__(self, code: int, message: str, *, details: list[Json] | None = None, status: str = "") -> None:
        super().__init__(message)
        self.code = code
        error: Json = {"code": code, "message": message, "status": status or STATUS_NAMES[code]}
        if details:
            error["details"] = details
        self.body: Json = {"error": error}


def bad_field(field: str, message: str) -> ApiError:
    """The 400 for a body that does not fit the API's description."""
    violation = {"field": field, "description": message} if field else {"description": message}
    details = [{"@type": "type.googleapis.com/google.rpc.BadRequest", "fieldViolations": [violation]}]
    return ApiError(400, message, details=details)


def error_info(reason: str, service: str, **metadata: str) -> Json:
    """The detail by which Google names the reason for machines."""
    return {
        "@type": "type.googleapis.com/google.rpc.ErrorInfo",
        "reason": reason,
        "domain": "googleapis.com",
        "metadata": {"service": service, **metadata},
    }


class DriveError(ApiError):
    """The same in the older form that Drive uses."""

    def __init__(self, code: int, message: str, reason: str, *, domain: str = "global") -> None:
        super().__init__(code, message)
        self.body = {
            "error": {
                "errors": [{"domain": domain, "reason": reason, "message": message}],
                "code": code,
                "message": message,
            }
        }
