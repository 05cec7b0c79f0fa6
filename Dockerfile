# sheetsync and nothing else, for a job that runs somewhere:
#   docker run --rm --volume "$PWD:/data" sheetsync sync roadmap.xlsx
# With --build-arg REQUIREMENTS=server it can be a worker of a fleet.
FROM python:3.13-slim@sha256:7c61056e61ac89e852de05f3dc6fa51a6dd2181797bceed46aa725dd7cb2cd3b AS build

ARG REQUIREMENTS=documents
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
RUN python -m venv /opt/sheetsync
COPY requirements /src/requirements
RUN /opt/sheetsync/bin/pip install --no-deps --require-hashes -r /src/requirements/build.txt -r "/src/requirements/$REQUIREMENTS.txt"
COPY pyproject.toml README.md LICENSE /src/
COPY sheetsync /src/sheetsync
COPY rules /src/rules
COPY examples /src/examples
RUN /opt/sheetsync/bin/pip install --no-deps --no-build-isolation /src \
    && /opt/sheetsync/bin/pip uninstall --yes pip

FROM python:3.13-slim@sha256:7c61056e61ac89e852de05f3dc6fa51a6dd2181797bceed46aa725dd7cb2cd3b

# A font for those who turn pages into pictures or PDF.
RUN apt-get update \
    && apt-get install --yes --no-install-recommends fonts-inter \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --uid 10001 --create-home --shell /usr/sbin/nologin sheetsync
COPY --from=build /opt/sheetsync /opt/sheetsync

ENV PATH=/opt/sheetsync/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1
USER 10001
WORKDIR /data
ENTRYPOINT ["sheetsync"]
CMD ["--help"]
