# The reference server with nothing but what it needs to run. How to run it: apps/docs/guides/operations.md.
FROM node:24-bookworm-slim AS build
WORKDIR /rollcall
ENV CI=true DO_NOT_TRACK=1 TURBO_TELEMETRY_DISABLED=1
COPY . .
RUN npx -y pnpm@12.21.0 install --frozen-lockfile
RUN npx -y pnpm@12.21.0 exec turbo run build --filter=@rollcall/server
# The server with the packages that it uses at run time, in a folder of its own.
RUN npx -y pnpm@12.21.0 --filter=@rollcall/server deploy --legacy --prod /server

FROM node:24-bookworm-slim
# Inside a container, only what the container publishes can be reached.
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4010 DATABASE_URL=sqlite:/data/rollcall.db
RUN mkdir /data && chown node:node /data
WORKDIR /server
COPY --from=build /server ./
USER node
VOLUME /data
EXPOSE 4010
HEALTHCHECK --interval=10s --timeout=5s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# No shell in between: a signal has to reach the server, which then finishes what it has begun.
ENTRYPOINT ["node", "dist/main.js"]
