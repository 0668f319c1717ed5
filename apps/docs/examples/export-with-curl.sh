page=1
while [ "$page" != null ]; do
  curl -sS --fail -H "x-api-key: $HOSTED_KEY" "$HOSTED_URL/customers?page=$page&per_page=100" > page.json
  jq --compact-output '.data[]' page.json
  page=$(jq '.meta.next_page' page.json)
done > customers.ndjson
