# Seam in a container: for CI, and for the hook seam-check-docker. The project is mounted where it lies on the host, or its paths in
# compile_commands.json would name nothing:
#   docker build -t seam .
#   docker run --rm -v "$PWD:$PWD" -w "$PWD" seam check
FROM debian:12 AS build
ENV DEBIAN_FRONTEND=noninteractive
COPY . /seam
WORKDIR /seam
RUN ./dev build programs && cmake --install build --prefix /opt/seam --strip

FROM debian:12
RUN apt-get update -qq \
 && apt-get install -y -qq --no-install-recommends libclang-cpp22 libllvm22 libclang-common-22-dev libfmt9 libsqlite3-0 git libstdc++-12-dev libc6-dev \
 && rm -rf /var/lib/apt/lists/*
COPY --from=build /opt/seam /usr/local
# Whoever mounts a repository owns it.
RUN git config --system --add safe.directory '*'
ENTRYPOINT ["seam"]
