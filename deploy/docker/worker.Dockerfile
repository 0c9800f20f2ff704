# syntax=docker/dockerfile:1.7
# Build the jar first: ./longhaul build
FROM eclipse-temurin:25.0.1_8-jre-noble AS layers
WORKDIR /build
COPY worker/target/longhaul-worker-*.jar application.jar
RUN java -Djarmode=tools -jar application.jar extract --layers --launcher --destination layers

FROM eclipse-temurin:25.0.1_8-jre-noble
RUN groupadd --system --gid 10001 longhaul && useradd --system --uid 10001 --gid longhaul --no-create-home longhaul \
 && mkdir -p /var/lib/longhaul/blobs && chown longhaul:longhaul /var/lib/longhaul/blobs
WORKDIR /opt/longhaul
COPY --from=layers /build/layers/dependencies/ ./
COPY --from=layers /build/layers/spring-boot-loader/ ./
COPY --from=layers /build/layers/snapshot-dependencies/ ./
COPY --from=layers /build/layers/application/ ./
COPY datasets/*.yaml /etc/longhaul/datasets/
USER 10001:10001
VOLUME /var/lib/longhaul/blobs
ENV MANAGEMENT_SERVER_PORT=8081 \
    LONGHAUL_STORAGE_ROOT=/var/lib/longhaul/blobs \
    LONGHAUL_DATASETS_DIRECTORY=/etc/longhaul/datasets \
    LOGGING_STRUCTURED_FORMAT_CONSOLE=ecs
EXPOSE 8081
STOPSIGNAL SIGTERM
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=60", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "org.springframework.boot.loader.launch.JarLauncher"]
