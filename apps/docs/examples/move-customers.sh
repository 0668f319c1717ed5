# Read the customers from the hosted API …
ROLLCALL_BASE_URL="$HOSTED_URL" ROLLCALL_API_KEY="$HOSTED_KEY" rollcall export --format ndjson > customers.ndjson

# … check them without sending anything, and import them into your server.
rollcall import customers.ndjson --dry-run
rollcall import customers.ndjson
