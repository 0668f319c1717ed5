# The reference server and its run-time dependencies only. How to run it: apps/docs/guides/operations.md.
FROM node:24-bookworm-slim AS build
WORKDIR /rollcall
ENV CI=true DO_NOT_TRACK=1 TURBO_TELEMETRY_DISABLED=1
COPY . .
RUN npx -y pnpm@12.21.0 install --frozen-lockfile
RUN npx -y pnpm@12.21.0 exec turbo run bundle --filter=@rollcall/server
# Copies what would be published, and its run-time dependencies, into a separate folder.
RUN npx -y pnpm@12.21.0 --filter=@rollcall/server deploy --legacy --prod /server

FROM node:24-bookworm-slim
# 0.0.0.0 is safe here: only ports that the container publishes can be reached.
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4010 DATABASE_URL=sqlite:/data/rollcall.db
RUN mkdir /data && chown node:node /data
WORKDIR /server
COPY --from=build /server ./
USER node
VOLUME /data
EXPOSE 4010
HEALTHCHECK --interval=10s --timeout=5s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# No shell: signals must reach the server, so that it finishes the requests in progress.
ENTRYPOINT ["node", "bundle/main.js"]
