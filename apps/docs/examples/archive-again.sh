jq --raw-output 'select(.archived_at) | .customer_key' customers.ndjson | while read -r key; do
  rollcall customers archive -- "$key"
done
