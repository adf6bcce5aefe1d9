-- The server's time (seconds, microseconds), what there is under the key, and, if it is a hash, its fields.
local time = redis.call('TIME')
local kind = redis.call('TYPE', KEYS[1]).ok
if kind ~= 'hash' then
  return {time[1], time[2], kind .. ':', {}}
end
local version = redis.call('HGET', KEYS[1], 'version') or ''
return {time[1], time[2], 'hash:' .. version, redis.call('HGETALL', KEYS[1])}
