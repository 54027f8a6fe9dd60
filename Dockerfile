# docker build --tag smarketing .
# docker run --rm --volume "$PWD:/data" smarketing batch roster.csv -o handouts
FROM python:3.11-slim AS build
COPY . /source
WORKDIR /source
# the versions of requirements.lock, without what only the tests need
RUN pip install --no-cache-dir "uv>=0.5,<1" \
    && uv venv /opt/smarketing \
    && uv pip install --no-cache --python /opt/smarketing/bin/python \
        --constraint requirements.lock ".[serve,cluster]"

FROM python:3.11-slim
COPY --from=build /opt/smarketing /opt/smarketing
ENV PATH="/opt/smarketing/bin:$PATH"
RUN useradd --create-home --uid 1000 owner && install --directory --owner owner /data
# by number, so that a cluster can see that it is not root
USER 1000
WORKDIR /data
HEALTHCHECK --interval=60s --timeout=30s --start-period=20s CMD ["smarketing", "doctor"]
ENTRYPOINT ["smarketing"]
CMD ["--help"]
