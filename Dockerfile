# The pages, the HTTP interface and the command line, run by a user without rights.
FROM python:3.12-slim

ENV PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    PYTHONPATH=/app \
    SPREDNING_DATA=/data

RUN groupadd --gid 10001 spredning \
    && useradd --uid 10001 --gid spredning --home-dir /data --no-create-home spredning \
    && install --directory --owner=spredning --group=spredning --mode=0700 /data

WORKDIR /app
COPY requirements-postgres.lock LICENSE ./
RUN pip install --no-cache-dir --require-hashes --requirement requirements-postgres.lock

COPY graph ./graph
COPY api ./api
COPY importers ./importers
COPY analyses ./analyses
COPY cypher ./cypher
RUN python -m compileall -q graph api importers analyses cypher

USER spredning
VOLUME /data
EXPOSE 8000

HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=6 \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/health', timeout=4)"]

ENTRYPOINT ["python", "-m", "api"]
CMD ["serve", "--host", "0.0.0.0", "--port", "8000"]
